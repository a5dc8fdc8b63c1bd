use wasm_split::wasm_split;

#[wasm_split(shop)]
async fn argument(x: &mut Vec<impl ToString>, y: impl Fn()) {
    y();
    x.clear();
}

#[wasm_split(shop)]
async fn result() -> Result<impl ToString, ()> {
    Ok(1)
}

fn main() {}
