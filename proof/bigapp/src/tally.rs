//! Reads and resets what other modules left behind.
use std::sync::atomic::Ordering::SeqCst;

use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::state::{self, COUNTER, LEDGER, ROUTES, SHAPES, TOTAL};
use crate::{Answer, Lazy};

#[wasm_split(tally, fallible)]
pub fn count(step: u32) -> Lazy<String> {
    let counter = COUNTER.fetch_add(step << 8, SeqCst);
    let total = TOTAL.fetch_add(1, SeqCst);
    let routes = ROUTES.map(|(value, function)| function(value.load(SeqCst)));
    let ledger = std::mem::take(&mut *LEDGER.lock().expect("no panic while locked"));
    let shapes = SHAPES.take();
    let area: f64 = shapes.iter().map(|s| s.area()).sum();
    let names: Vec<_> = shapes.iter().map(|s| s.name()).collect();
    drop(shapes);
    state::visit();
    Ok(format!(
        "{counter:#x} {total} {routes:?} {} {area:.4} {}",
        state::digest(&ledger.join("\n")),
        names.join(",")
    ))
}

#[wasm_bindgen]
pub async fn tally(step: u32) -> Answer {
    Ok(count(step).await?)
}
