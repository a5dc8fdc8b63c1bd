//! What forms bring: in the address, or, for forms that post, in the state of the history's entry,
//! so that going back shows the same again.

use std::cell::RefCell;

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlFormElement, HtmlInputElement, UrlSearchParams};

use crate::params::Params;
use crate::shell::window;

thread_local! {
    /// The file that was chosen last.
    static FILE: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

pub fn file() -> Option<Vec<u8>> {
    FILE.with_borrow(Clone::clone)
}

/// The parameters of the present entry of the history.
pub fn params() -> Params {
    let state = window()
        .history()
        .and_then(|h| h.state())
        .ok()
        .and_then(|s| s.as_string());
    let text = state
        .or_else(|| window().location().search().ok())
        .unwrap_or_default();
    let Ok(parsed) = UrlSearchParams::new_with_str(&text) else {
        return Params::default();
    };
    let pairs = Array::from(&parsed);
    let string = |pair: &Array, i| pair.get(i).as_string().unwrap_or_default();
    let entry = |pair: JsValue| {
        let pair: Array = pair.unchecked_into();
        (string(&pair, 0), string(&pair, 1))
    };
    Params::new(pairs.iter().map(entry).collect())
}

/// The address to go to and the state to keep there.
pub async fn read(form: &HtmlFormElement) -> Result<(String, JsValue), JsValue> {
    let values = UrlSearchParams::new()?;
    let fields = form.elements();
    for i in 0..fields.length() {
        let Some(field) = fields.item(i) else {
            continue;
        };
        if let Some(input) = field
            .dyn_ref::<HtmlInputElement>()
            .filter(|f| f.type_() == "file")
        {
            keep(input.files().and_then(|files| files.get(0))).await?;
            continue;
        }
        let property = |name: &str| {
            Reflect::get(&field, &name.into())
                .ok()
                .and_then(|v| v.as_string())
        };
        if let (Some(name), Some(value)) = (property("name"), property("value")) {
            if !name.is_empty() {
                values.append(&name, &value);
            }
        }
    }
    let action = form.get_attribute("action").unwrap_or_default();
    let text = String::from(values.to_string());
    Ok(match form.method().as_str() {
        "post" => (action, text.into()),
        _ => (format!("{action}?{text}"), JsValue::NULL),
    })
}

async fn keep(file: Option<File>) -> Result<(), JsValue> {
    if let Some(file) = file {
        let buffer = JsFuture::from(file.array_buffer()).await?;
        FILE.set(Some(Uint8Array::new(&buffer).to_vec()));
    }
    Ok(())
}
