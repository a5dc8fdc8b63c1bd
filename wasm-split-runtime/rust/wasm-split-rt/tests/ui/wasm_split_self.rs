use wasm_split::wasm_split;

struct Shop(i32);

impl Shop {
    #[wasm_split(shop)]
    async fn by_value(self) {}

    #[wasm_split(shop)]
    async fn by_reference(&mut self, x: i32) {
        let _ = x;
    }

    #[wasm_split(shop)]
    async fn open() -> Self {
        Shop(1)
    }

    #[wasm_split(shop)]
    async fn count() -> i32 {
        vec![Self(2)].len() as i32
    }
}

fn main() {}
