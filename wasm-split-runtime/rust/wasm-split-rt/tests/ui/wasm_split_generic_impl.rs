use wasm_split::wasm_split;

struct Shop<T>(T);

impl<T: Default> Shop<T> {
    #[wasm_split(shop)]
    async fn argument(x: T) -> u32 {
        drop(x);
        1
    }

    #[wasm_split(shop)]
    async fn within(x: u32) -> u32 {
        drop(T::default());
        x
    }
}

fn main() {}
