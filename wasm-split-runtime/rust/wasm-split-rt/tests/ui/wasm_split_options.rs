use wasm_split::wasm_split;

#[wasm_split]
async fn unnamed() {}

#[wasm_split("")]
async fn empty() {}

#[wasm_split(shop, falible)]
async fn misspelt() {}

#[wasm_split(shop, preload)]
async fn unnamed_preload() {}

#[wasm_split(shop fallible)]
async fn no_comma() {}

#[wasm_split(1)]
async fn number() {}

#[wasm_split(shop)]
struct NoFunction;

fn main() {}
