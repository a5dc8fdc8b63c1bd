use wasm_split::wasm_split;

struct Error;

#[wasm_split(shop, fallible(into))]
async fn cannot_tell(x: u32) -> Result<u32, Error> {
    Ok(x)
}

#[wasm_split(shop, fallible(into))]
async fn no_result(x: u32) -> Option<u32> {
    Some(x)
}

fn main() {}
