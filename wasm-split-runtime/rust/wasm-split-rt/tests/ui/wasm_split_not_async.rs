use wasm_split::wasm_split;

#[wasm_split(shop)]
fn not_async(x: i32) -> i32 {
    x
}

fn main() {}
