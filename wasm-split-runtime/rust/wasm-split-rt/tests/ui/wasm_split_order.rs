use std::future::Future;
use std::pin::Pin;
use wasm_split::wasm_split;

// What `#[async_trait]` leaves in the impl that it stands above.
trait Open {
    #[allow(clippy::all)]
    fn open<'async_trait>(x: u32) -> Pin<Box<dyn Future<Output = u32> + 'async_trait>>;
}

struct Shop;

impl Open for Shop {
    #[wasm_split(shop)]
    fn open<'async_trait>(x: u32) -> Pin<Box<dyn Future<Output = u32> + 'async_trait>> {
        Box::pin(async move { x })
    }
}

// What macros such as `#[async_recursion]` do.
#[wasm_split(shop)]
fn boxed(x: u32) -> Pin<Box<dyn Future<Output = u32>>> {
    Box::pin(async move { x })
}

#[wasm_split(shop)]
fn named(x: u32) -> impl Future<Output = u32> {
    async move { x }
}

// What `#[wasm_bindgen]` makes of a function below it, beside the function.
#[wasm_split(shop, fallible)]
pub unsafe extern "C-unwind" fn __wasm_bindgen_generated_shown(x: u32) -> u32 {
    x
}

fn main() {}
