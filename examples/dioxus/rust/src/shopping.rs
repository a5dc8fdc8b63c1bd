//! The shopping list, and a picture of it to take along.
use crate::store;
use dioxus::prelude::*;

#[component]
pub fn Shopping() -> Element {
    let list = use_hook(store::list);
    let text = list.join("\n");
    let mut picture = use_signal(String::new);
    rsx! {
        h1 { "Shopping list" }
        ul { id: "list",
            for thing in list {
                li { "{thing}" }
            }
        }
        button {
            id: "draw",
            onclick: move |_| {
                let text = text.clone();
                async move { picture.set(draw(text).await) }
            },
            "As a QR code"
        }
        div { id: "picture", dangerous_inner_html: "{picture}" }
    }
}

#[wasm_split::wasm_split(qr)]
async fn draw(text: String) -> String {
    match qrcode::QrCode::new(text.as_bytes()) {
        Ok(code) => code.render::<qrcode::render::svg::Color>().build(),
        Err(e) => e.to_string(),
    }
}
