//! Templates over JSON.
use tera::{Context, Tera};
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::{Answer, Lazy};

#[wasm_split(pages, fallible)]
fn fill(template: String, json: String) -> Lazy<String> {
    Ok(match expand(&template, &json) {
        Ok(page) => page,
        Err(e) => format!("error: {e}"),
    })
}

fn expand(template: &str, json: &str) -> Result<String, tera::Error> {
    let values = serde_json::from_str::<serde_json::Value>(json)?;
    let mut tera = Tera::default();
    tera.add_raw_template("page", template)?;
    tera.render("page", &Context::from_value(values)?)
}

#[wasm_bindgen]
pub async fn page(template: String, json: String) -> Answer {
    Ok(fill(template, json).await?)
}
