use wasm_split::lazy_loader;

fn f(x: i32) -> i32 {
    x
}

fn main() {
    lazy_loader!(fn f(x: i32) -> i32);
    lazy_loader!(extern fn f(x: i32) -> i32);
    lazy_loader!(extern "" fn f(x: i32) -> i32);
    lazy_loader!(async extern "shop" fn f(x: i32) -> i32);
    lazy_loader!(unsafe extern "shop" fn f(x: i32) -> i32);
    lazy_loader!(const extern "shop" fn f(x: i32) -> i32);
    lazy_loader!(extern "shop" fn f<T>(x: T) -> i32);
    lazy_loader!(extern "shop" fn f<'a>(x: &'a i32) -> i32);
    lazy_loader!(extern "shop" fn f(&self, x: i32) -> i32);
    lazy_loader!(extern "shop" fn f(x: impl Into<i32>) -> i32);
    lazy_loader!(extern "shop" fn f(x: i32) -> impl Into<i32>);
    lazy_loader!(extern "shop" fn f(x: i32, ...) -> i32);
    lazy_loader!(extern "shop" fn f(x: Self) -> i32);
}
