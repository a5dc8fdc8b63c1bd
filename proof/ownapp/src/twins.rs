//! Functions that look the same are not the same.
#![forbid(unsafe_code)]
use wasm_bindgen::prelude::*;

mod left {
    use wasm_split::wasm_split;

    const SIDE: &str = "left";

    #[wasm_split(twins)]
    pub async fn twin() -> &'static str {
        SIDE
    }
}

mod right {
    use wasm_split::wasm_split;

    const SIDE: &str = "right";

    #[wasm_split(twins)]
    pub async fn twin() -> &'static str {
        SIDE
    }
}

macro_rules! numbered {
    ($($name:ident = $number:literal),*) => {$(
        mod $name {
            const NUMBER: u32 = $number;

            #[wasm_split::wasm_split(twins)]
            pub async fn number() -> u32 {
                NUMBER
            }

            pub static LAZY: wasm_split::LazyLoader<(), u32> = {
                fn number() -> u32 {
                    NUMBER * 10
                }
                wasm_split::lazy_loader!(extern "twins" fn number() -> u32)
            };
        }
    )*};
}

numbered!(one = 1, two = 2, three = 3);

#[wasm_bindgen]
pub async fn twins() -> String {
    crate::whatever(async {
        let mut lines = vec![
            left::twin().await.to_owned(),
            right::twin().await.to_owned(),
        ];
        for number in [
            one::number().await,
            two::number().await,
            three::number().await,
        ] {
            lines.push(number.to_string());
        }
        for lazy in [&one::LAZY, &two::LAZY, &three::LAZY] {
            lines.push(format!("{} {:?}", lazy.load().await, lazy.call(())));
        }
        lines.join(" ")
    })
    .await
}
