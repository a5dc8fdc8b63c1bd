//! Finds things in the notes by pattern. It reads the notes' Markdown as their own route does.
use crate::notes::ALL;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::{lazy_route, LazyRoute};
use pulldown_cmark::{Event, Parser};

pub struct Finder {
    found: RwSignal<Vec<String>>,
}

#[lazy_route]
impl LazyRoute for Finder {
    fn data() -> Self {
        Finder { found: RwSignal::new(Vec::new()) }
    }

    fn view(this: Self) -> AnyView {
        let found = this.found;
        let run = move |pattern: &'static str| {
            move |_| {
                // A module that loads another one.
                spawn_local(async move { found.set(search(pattern.to_string(), plain_text()).await) })
            }
        };
        view! {
            <h1>"Find"</h1>
            <button id="dates" on:click=run(r"\d{4}-\d{2}-\d{2}")>"Dates"</button>
            <button id="times" on:click=run(r"\b\d{1,2}:\d{2}\b")>"Times"</button>
            <button id="mail" on:click=run(r"(?<who>\w+)@(?<host>[\w.]+\w)")>"Addresses"</button>
            <button id="broken" on:click=run("(")>"A pattern that is wrong"</button>
            <ol id="found">{move || found.get().into_iter().map(|f| view! { <li>{f}</li> }).collect_view()}</ol>
        }
        .into_any()
    }
}

fn plain_text() -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (name, source) in ALL {
        let text = Parser::new(source).filter_map(|event| match event {
            Event::Text(text) => Some(text.to_string()),
            _ => None,
        });
        out.push((name.to_string(), text.collect::<Vec<_>>().join(" ")));
    }
    out
}

#[lazy]
fn search(pattern: String, texts: Vec<(String, String)>) -> Vec<String> {
    let regex = match regex_lite::Regex::new(&pattern) {
        Ok(regex) => regex,
        Err(e) => return vec![e.to_string()],
    };
    let mut found = Vec::new();
    for (name, text) in &texts {
        found.extend(regex.find_iter(text).map(|m| format!("{name}: {}", m.as_str())));
    }
    found
}
