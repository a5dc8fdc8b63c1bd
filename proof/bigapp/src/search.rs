//! Regular expressions, plain ones and ones that look around.
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::{Answer, Lazy};

#[wasm_split(search, fallible)]
pub fn find(text: String, pattern: String) -> Lazy<String> {
    Ok(plain(&text, &pattern).unwrap_or_else(|_| fancy(&text, &pattern)))
}

fn plain(text: &str, pattern: &str) -> Result<String, regex::Error> {
    let pattern = regex::RegexBuilder::new(pattern).multi_line(true).build()?;
    let found = pattern.captures_iter(text).map(|c| format!("{c:?}"));
    Ok(found.collect::<Vec<_>>().join("\n"))
}

fn fancy(text: &str, pattern: &str) -> String {
    let pattern = match fancy_regex::Regex::new(pattern) {
        Ok(pattern) => pattern,
        Err(e) => return format!("error: {e}"),
    };
    let found = pattern.find_iter(text).map(|m| match m {
        Ok(m) => format!("{}..{}", m.start(), m.end()),
        Err(e) => e.to_string(),
    });
    format!("fancy {}", found.collect::<Vec<_>>().join(" "))
}

#[wasm_bindgen]
pub async fn search(text: String, pattern: String) -> Answer {
    Ok(find(text, pattern).await?)
}
