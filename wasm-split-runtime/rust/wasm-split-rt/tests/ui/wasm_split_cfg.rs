use wasm_split::wasm_split;

#[wasm_split(shop)]
async fn conditional(#[cfg(unix)] x: i32, y: i32) {}

fn main() {}
