//! What wasm-bindgen's JS does for a program, with names that a splitter could take for others.
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_split::wasm_split;

#[wasm_bindgen(inline_js = "export const holder = () => ({ exports: 'not main' });
    export const refuse = text => { throw new Error(text); };")]
extern "C" {
    type Holder;

    fn holder() -> Holder;

    /// Has the name of what the JS takes from the program's instance.
    #[wasm_bindgen(method, getter)]
    fn exports(this: &Holder) -> String;

    #[wasm_bindgen(catch)]
    fn refuse(text: &str) -> Result<(), JsValue>;
}

/// An export that only pages call, with a name such as wasm-bindgen's own have.
#[unsafe(no_mangle)]
extern "C" fn __wbg_ours(x: u32) -> u32 {
    x * 3
}

#[wasm_bindgen]
pub struct Counter {
    count: u32,
    pub step: u32,
}

#[wasm_bindgen]
impl Counter {
    #[wasm_bindgen(constructor)]
    pub fn new(step: u32) -> Counter {
        Counter { count: 0, step }
    }

    #[wasm_bindgen(js_name = startingAt)]
    pub fn starting_at(count: u32) -> Counter {
        Counter { count, step: 1 }
    }

    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        format!("{} by {}", self.count, self.step)
    }

    pub fn take(&mut self, other: Counter) {
        self.count += other.count;
    }
}

#[wasm_split(counting)]
async fn sum(a: u32, b: u32) -> u32 {
    a + b
}

#[wasm_split(glue)]
async fn seen(text: &str) -> String {
    let refused = refuse(text).map_err(|e| js_sys::Error::from(e).message());
    format!("{} {refused:?}", holder().exports())
}

/// wasm-bindgen's own export, looked up by its name.
fn looked_up() -> bool {
    Reflect::get(&wasm_bindgen::exports(), &"__wbindgen_malloc".into())
        .is_ok_and(|found| found.is_function())
}

#[wasm_bindgen]
pub async fn glue_counter(count: u32, step: u32) -> Counter {
    Counter {
        count: sum(count, step).await,
        step,
    }
}

#[wasm_bindgen]
pub async fn glue_names() -> String {
    format!("{} {}", seen("no").await, looked_up())
}
