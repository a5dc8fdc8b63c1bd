use wasm_split::wasm_split;

#[wasm_split(shop)]
async fn over_types<T: ToString>(x: T) -> String {
    x.to_string()
}

#[wasm_split(shop)]
async fn over_constants<'a, const N: usize>(x: &'a [u8; N]) -> usize {
    x.len()
}

fn main() {}
