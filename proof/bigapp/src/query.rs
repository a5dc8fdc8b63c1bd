//! jq filters.
use jaq_core::load::{Arena, File, Loader};
use jaq_core::{data, unwrap_valr, Compiler, Ctx, Vars};
use jaq_json::{read, Val};
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::{Answer, Lazy};

#[wasm_split(query, fallible)]
fn run(json: String, filter: String) -> Lazy<String> {
    Ok(evaluate(&json, &filter).unwrap_or_else(|e| format!("error: {e}")))
}

fn evaluate(json: &str, filter: &str) -> Result<String, String> {
    // serde_json judges the input first: `pages` and `query` share it.
    let checked = serde_json::from_str::<serde_json::Value>(json).map_err(|e| e.to_string())?;
    let input = read::parse_single(checked.to_string().as_bytes()).map_err(|e| e.to_string())?;
    let arena = Arena::default();
    let defs = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs());
    let funs = jaq_core::funs().chain(jaq_std::funs()).chain(jaq_json::funs());
    let modules = Loader::new(defs)
        .load(&arena, File { code: filter, path: () })
        .map_err(|e| format!("{} load errors", e.len()))?;
    let filter = Compiler::default()
        .with_funs(funs)
        .compile(modules)
        .map_err(|e| format!("{} compile errors", e.len()))?;
    let ctx = Ctx::<data::JustLut<Val>>::new(&filter.lut, Vars::new([]));
    let lines = filter.id.run((ctx, input)).map(unwrap_valr).map(|value| match value {
        Ok(value) => value.to_string(),
        Err(e) => format!("error: {e}"),
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

#[wasm_bindgen]
pub async fn query(json: String, filter: String) -> Answer {
    Ok(run(json, filter).await?)
}
