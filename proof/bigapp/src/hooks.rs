//! A closure made in a module, kept by JS, called later, dropped by another module.
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::state::HOOK;
use crate::{bridge, Answer, Lazy};

#[wasm_split(hooks, fallible)]
fn hook(factor: f64) -> Lazy<String> {
    let mut calls = 0.0;
    let closure = Closure::wrap(Box::new(move |value: f64| {
        calls += 1.0;
        value * factor + calls
    }) as Box<dyn FnMut(f64) -> f64>);
    bridge::keep("hook", closure.as_ref());
    let first = bridge::ring("hook", 1.0);
    let replaced = HOOK.replace(Some(closure)).is_some();
    Ok(format!("{first} replaced={replaced}"))
}

#[wasm_split(hooks, fallible)]
fn once(value: f64) -> Lazy<String> {
    let text = format!("once {value}");
    let fun = Closure::once_into_js(move || text);
    bridge::keep("once", &fun);
    let first = bridge::ring("once", 0.0);
    bridge::forget("once");
    Ok(first)
}

#[wasm_bindgen]
pub async fn hook_it(factor: f64) -> Answer {
    Ok(hook(factor).await?)
}

#[wasm_bindgen]
pub async fn once_only(value: f64) -> Answer {
    Ok(once(value).await?)
}

/// Needs no module: JS calls into whatever was hooked.
#[wasm_bindgen]
pub fn ring(value: f64) -> String {
    bridge::ring("hook", value)
}
