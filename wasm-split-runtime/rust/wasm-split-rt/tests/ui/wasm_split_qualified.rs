use wasm_split::wasm_split;

#[wasm_split(shop)]
const fn constant() {}

#[wasm_split(shop)]
async extern "C" fn foreign() {}

fn main() {}
