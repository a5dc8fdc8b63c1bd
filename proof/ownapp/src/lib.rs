//! Every form of the macros of wasm-split-rt. Each exported function answers with a line that the
//! unsplit program gives as well.
#![deny(warnings)]

mod forms;
mod glue;
mod lazy;
mod shapes;
mod simd;
mod twins;
mod unwinding;
mod waiting;

// As a framework would re-export it.
use wasm_split as renamed;

use wasm_bindgen::prelude::*;

/// Leaves the message of each panic in `globalThis.ownappPanics`.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| note(&info.to_string())));
}

/// From now on no panic is told.
#[wasm_bindgen]
pub fn quiet() {
    let _ = std::panic::take_hook();
}

#[wasm_bindgen(
    inline_js = "export const note = text => { (globalThis.ownappPanics ??= []).push(text); };"
)]
extern "C" {
    fn note(text: &str);
}

/// A future of which it does not matter what a panic leaves behind.
fn whatever<F: std::future::Future>(future: F) -> std::panic::AssertUnwindSafe<F> {
    std::panic::AssertUnwindSafe(future)
}

async fn pause() {
    let promise = js_sys::Promise::resolve(&JsValue::UNDEFINED);
    wasm_bindgen_futures::JsFuture::from(promise)
        .await
        .expect("resolved");
}
