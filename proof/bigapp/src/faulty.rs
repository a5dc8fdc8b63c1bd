//! A panic in a module, reached through a function that JS calls.
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::{bridge, Answer, Lazy};

#[wasm_split(faulty, fallible)]
fn arm(limit: u32) -> Lazy<String> {
    let table: Vec<u32> = (0..limit).map(|n| n * n).collect();
    let closure = Closure::wrap(Box::new(move |value: f64| {
        // Past the table's end: the panic under test.
        f64::from(table[value as usize])
    }) as Box<dyn FnMut(f64) -> f64>);
    bridge::keep("fault", closure.as_ref());
    closure.forget();
    Ok(bridge::ring("fault", 2.0))
}

/// Sets the trap; `ring_fault` springs it.
#[wasm_bindgen]
pub async fn arm_fault(limit: u32) -> Answer {
    Ok(arm(limit).await?)
}

#[wasm_bindgen]
pub fn ring_fault(value: f64) -> String {
    bridge::ring("fault", value)
}
