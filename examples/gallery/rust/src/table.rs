use regex::RegexBuilder;
use wasm_split_helpers::wasm_split;

use crate::{complaint, escape, Html};

/// CSV as a table: those rows of which a cell matches the pattern.
#[wasm_split(table, fallible)]
pub fn render(text: String, pattern: String) -> Html {
    let pattern = match RegexBuilder::new(&pattern).case_insensitive(true).build() {
        Ok(pattern) => pattern,
        Err(e) => return Ok(complaint(&e.to_string())),
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let head = reader.headers().map(|h| row(h, "th")).unwrap_or_default();
    let body: String = reader
        .records()
        .filter_map(Result::ok)
        .filter(|record| record.iter().any(|cell| pattern.is_match(cell)))
        .map(|record| row(&record, "td"))
        .collect();
    Ok(format!("<table><thead>{head}</thead><tbody>{body}</tbody></table>"))
}

fn row(record: &csv::StringRecord, tag: &str) -> String {
    let cells = record.iter().map(|cell| format!("<{tag}>{}</{tag}>", escape(cell)));
    format!("<tr>{}</tr>", cells.collect::<String>())
}
