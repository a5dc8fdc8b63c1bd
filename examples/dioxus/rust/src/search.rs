//! Looks for words in the recipes' plain text, for which it reads Markdown as the recipe's page does.
use crate::{store, Route};
use dioxus::prelude::*;
use pulldown_cmark::{Event, Parser};

#[component]
pub fn Search(query: ReadSignal<String>) -> Element {
    let navigator = use_navigator();
    let found = use_memo(move || find(&query()));
    rsx! {
        h1 { "Search" }
        input {
            id: "query",
            value: "{query}",
            oninput: move |e| {
                navigator.replace(Route::Search { query: e.value() });
            },
        }
        ol { id: "found",
            for (id, line) in found() {
                li {
                    Link { to: Route::Recipe { id: id.to_string() }, "{id}" }
                    ": {line}"
                }
            }
        }
    }
}

fn find(query: &str) -> Vec<(&'static str, String)> {
    let query = query.trim().to_lowercase();
    if query.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for entry in store::all() {
        for event in Parser::new(entry.text) {
            if let Event::Text(text) = event {
                if text.to_lowercase().contains(&query) {
                    found.push((entry.id, text.to_string()));
                }
            }
        }
    }
    found
}
