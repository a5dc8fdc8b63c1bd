//! The little JavaScript the program needs: it becomes a snippet beside wasm-bindgen's own file.
use wasm_bindgen::prelude::*;

#[wasm_bindgen(inline_js = r#"
const kept = new Map();
export const keep = (name, fun) => { kept.set(name, fun); };
export const forget = name => kept.delete(name);
export const ring = (name, value) => {
  try { return String(kept.get(name)(value)); } catch (e) { return 'thrown: ' + String(e); }
};
export const note = text => { (globalThis.bigappNotes ??= []).push(text); };
"#)]
extern "C" {
    /// JS keeps the function under a name.
    pub fn keep(name: &str, fun: &JsValue);
    /// JS lets go of it.
    pub fn forget(name: &str) -> bool;
    /// JS calls the kept function and tells what came of it.
    pub fn ring(name: &str, value: f64) -> String;
    /// Leaves a line for whoever drives the program.
    pub fn note(text: &str);
}
