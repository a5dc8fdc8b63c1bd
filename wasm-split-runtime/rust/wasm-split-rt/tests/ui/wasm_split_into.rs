use wasm_split::wasm_split;

#[wasm_split(shop, fallible(from))]
async fn misspelt() -> Result<(), wasm_split::SplitLoaderError> {
    Ok(())
}

#[wasm_split(shop, fallible(into))]
async fn nothing() {}

#[wasm_split(shop, fallible(into))]
async fn never() -> ! {
    std::process::exit(0)
}

fn main() {}
