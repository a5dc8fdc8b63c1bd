use regex::{Captures, Regex};
use wasm_split_helpers::wasm_split;

use crate::{complaint, escape, Html};

const COMMENTS: &str = r#"(?P<comment>//[^\n]*|/\*(?s:.*?)\*/)"#;
const REST: &str = r#"(?P<string>"(?:\\.|[^"\\])*")|(?P<number>\b\d[\w.]*)"#;

/// Colours source code; `words` are the language's keywords.
#[wasm_split(highlight, fallible)]
pub fn render(code: String, words: String) -> Html {
    let words: Vec<_> = words.split_whitespace().map(regex::escape).collect();
    let pattern = format!(r"{COMMENTS}|{REST}|(?P<keyword>\b(?:{})\b)", words.join("|"));
    let pattern = match Regex::new(&pattern) {
        Ok(pattern) => pattern,
        Err(e) => return Ok(complaint(&e.to_string())),
    };
    let mut out = String::from("<pre>");
    let mut end = 0;
    for found in pattern.captures_iter(&code) {
        let all = found.get(0).expect("group 0 is the match");
        out.push_str(&escape(&code[end..all.start()]));
        out.push_str(&span(&found));
        end = all.end();
    }
    out.push_str(&escape(&code[end..]));
    Ok(out + "</pre>")
}

fn span(found: &Captures) -> String {
    let kind = ["comment", "string", "number", "keyword"]
        .into_iter()
        .find(|kind| found.name(kind).is_some())
        .unwrap_or_default();
    format!("<span class=\"{kind}\">{}</span>", escape(&found[0]))
}
