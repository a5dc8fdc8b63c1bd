use wasm_split::attr::lazy_loader;

#[lazy_loader]
fn unnamed(x: i32) -> i32 {
    x
}

#[lazy_loader("shop")]
fn no_extern(x: i32) -> i32 {
    x
}

#[lazy_loader(extern "shop")]
async fn later(x: i32) -> i32 {
    x
}

#[lazy_loader(extern "shop")]
extern "C" fn foreign(x: i32) -> i32 {
    x
}

#[lazy_loader(extern "shop")]
fn generic<T>(x: T) -> T {
    x
}

#[lazy_loader(extern "shop")]
fn never() -> ! {
    std::process::exit(0)
}

fn main() {}
