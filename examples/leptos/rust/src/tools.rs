//! The first page, in main, and three functions that it calls: each is fetched when its button is first pressed.
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{wasm_split, SplitLoaderError};

#[component]
pub fn Home() -> impl IntoView {
    let text = RwSignal::new("Leptos".to_string());
    let answer = RwSignal::new(String::new());
    let picture = RwSignal::new(String::new());
    let draw = move |_| spawn_local(async move { picture.set(qr(text.get_untracked()).await) });
    let count = move |_| spawn_local(async move { answer.set(letters(text.get_untracked()).await) });
    let check = move |_| {
        spawn_local(async move {
            answer.set(match checksum(text.get_untracked()).await {
                Ok(sum) => format!("checksum {sum:08x}"),
                Err(Failed(why)) => format!("not now: {why}"),
            })
        })
    };
    view! {
        <h1>"Desk"</h1>
        <input id="text" bind:value=text />
        <button id="count" on:click=count>"Count letters"</button>
        <button id="check" on:click=check>"Checksum"</button>
        <button id="draw" on:click=draw>"QR code"</button>
        <p id="answer">{answer}</p>
        <div id="picture" inner_html=picture></div>
    }
}

/// Arguments and results cross into the module and back.
#[lazy]
fn qr(text: String) -> String {
    match qrcode::QrCode::new(text.as_bytes()) {
        Ok(code) => code.render::<qrcode::render::svg::Color>().build(),
        Err(e) => e.to_string(),
    }
}

/// An asynchronous one: it gives way to the browser on its way.
#[lazy]
async fn letters(text: String) -> String {
    let mut seen = std::collections::BTreeMap::new();
    for letter in text.to_lowercase().chars().filter(|c| c.is_alphabetic()) {
        *seen.entry(letter).or_insert(0) += 1;
    }
    leptos::task::tick().await;
    seen.iter().map(|(letter, n)| format!("{letter}{n}")).collect::<Vec<_>>().join(" ")
}

/// Why there is no checksum.
pub struct Failed(String);

impl From<SplitLoaderError> for Failed {
    fn from(error: SplitLoaderError) -> Self {
        Failed(error.to_string())
    }
}

/// With `fallible`, callers see that the module could not be loaded, and may call again. What
/// `#[lazy]` makes panics then.
#[wasm_split(checksum, fallible)]
fn checksum(text: String) -> Result<u32, Failed> {
    Ok(crc32fast::hash(text.as_bytes()))
}
