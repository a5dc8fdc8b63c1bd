//! CommonMark with extensions, links found by a regular expression.
use comrak::{markdown_to_html, Options};
use regex::{Captures, Regex};
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::{state, Answer, Lazy};

#[wasm_split(markdown, fallible)]
fn render(source: String) -> Lazy<String> {
    state::visit();
    let links = Regex::new(r"(?i)\bhttps?://[\w\-./?%&=#]+").expect("a valid pattern");
    let source = links.replace_all(&source, |c: &Captures| format!("<{}>", &c[0]));
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    Ok(markdown_to_html(&source, &options))
}

#[wasm_bindgen]
pub async fn markdown(source: String) -> Answer {
    Ok(render(source).await?)
}
