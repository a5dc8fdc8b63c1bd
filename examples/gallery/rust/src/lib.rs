//! Four tools, each in a module of its own that is fetched when it is first used.
//!
//! `highlight` and `table` both use regular expressions: that crate becomes a chunk, fetched once
//! with whichever of the two comes first.

mod highlight;
mod markdown;
mod qr;
mod table;

use wasm_bindgen::prelude::*;
use wasm_split_helpers::SplitLoaderError;

/// What a tool returns: a piece of HTML, or that its module could not be loaded.
type Html = Result<String, SplitLoaderError>;

/// Runs one of the tools and shows what it made in the element with this id.
///
/// The returned promise is rejected when the tool's module cannot be fetched. Nothing is lost by
/// that: the next call fetches again.
#[wasm_bindgen]
pub async fn show(tool: String, input: String, option: String, id: String) -> Result<(), JsValue> {
    let html = match tool.as_str() {
        "markdown" => markdown::render(input).await,
        "highlight" => highlight::render(input, option).await,
        "qr" => qr::render(input).await,
        "table" => table::render(input, option).await,
        _ => return Err(JsError::new("no such tool").into()),
    };
    let html = html.map_err(JsError::from)?;
    let document = web_sys::window().and_then(|w| w.document());
    let place = document.and_then(|d| d.get_element_by_id(&id));
    place.ok_or_else(|| JsError::new("no such element"))?.set_inner_html(&html);
    Ok(())
}

/// Makes text safe to stand in HTML. Main's own, used by all modules.
fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
        out
    })
}

/// A message where a result was expected.
fn complaint(text: &str) -> String {
    format!("<p class=\"complaint\">{}</p>", escape(text))
}
