use pulldown_cmark::{html, Event, Options, Parser};
use wasm_split_helpers::wasm_split;

use crate::Html;

/// Markdown to HTML; HTML in the source is shown, not used.
#[wasm_split(markdown, fallible)]
pub fn render(source: String) -> Html {
    let events = Parser::new_ext(&source, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS);
    let harmless = events.map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, harmless);
    Ok(out)
}
