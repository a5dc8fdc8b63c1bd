//! The pages of a small tea shop.
//!
//! Main knows the way: which page belongs to which address, what is shown while a page loads, and
//! what to do where that fails. Each page but the first is a module of its own, with the crates it
//! needs, and is fetched when somebody goes there.

// On the host only the tests call them.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

mod catalog;
mod features;
mod html;
mod notes;
mod params;
mod route;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod submit;

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() -> Result<(), wasm_bindgen::JsValue> {
    shell::start()
}
