//! One program, many lazily loaded modules. Every export is an async function with a result that
//! depends on nothing but the calls made before it, so that a split program can be compared with
//! the unsplit one call by call.
//!
//! The modules are chosen for what they do to a splitter: heavy crates that several modules share,
//! statics that two modules write, trait objects that cross modules, closures that JS keeps,
//! panics, and modules that load others.

mod bridge;
mod calendar;
mod chain;
mod faulty;
mod geometry;
mod hooks;
mod imaging;
mod machine;
mod markdown;
mod pages;
mod physics;
mod query;
mod script;
mod search;
mod shapes;
mod sheet;
mod state;
mod tally;
mod vault;

use wasm_bindgen::prelude::*;
use wasm_split_helpers::SplitLoaderError;

/// What a lazily loaded function returns: its module may fail to load.
type Lazy<T> = Result<T, SplitLoaderError>;

/// What JS sees: a string, or the loader's error.
type Answer = Result<String, JsError>;

/// Runs at instantiation, before any module is loaded.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| bridge::note(&format!("panic: {info}"))));
    state::seed();
}

/// A call that needs no module at all.
#[wasm_bindgen]
pub fn eager(text: &str) -> String {
    state::visit();
    format!("{:016x} visits={}", state::fnv(text.as_bytes()), state::visits())
}
