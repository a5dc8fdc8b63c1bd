//! `lazy_loader!` and `#[lazy_loader]`.
#![forbid(unsafe_code)]
use wasm_bindgen::prelude::*;
use wasm_split::attr::lazy_loader;
use wasm_split::{LazyLoader, SplitLoaderError};

fn zero() -> String {
    "no arguments".to_owned()
}

fn one(x: i32) -> i32 {
    x + 1
}

fn pair((a, b): (i32, i32)) -> i32 {
    a - b
}

fn five(a: u8, b: i64, c: String, d: &'static str, e: Vec<f64>) -> Result<String, String> {
    if e.is_empty() {
        return Err(format!("{a} {b}"));
    }
    Ok(format!("{a} {b} {c} {d} {e:?}"))
}

static ZERO: LazyLoader<(), String> = wasm_split::lazy_loader!(extern "auto" fn zero() -> String);
static INCREMENT: LazyLoader<i32, i32> =
    wasm_split::lazy_loader!(extern "auto" fn one(x: i32) -> i32);
static PAIR: LazyLoader<(i32, i32), i32> =
    wasm_split::lazy_loader!(crate = crate::renamed, extern "auto" fn pair(of: (i32, i32)) -> i32);
#[allow(clippy::type_complexity)]
static FIVE: LazyLoader<(u8, i64, String, &'static str, Vec<f64>), Result<String, String>> = wasm_split::lazy_loader!(
    extern "five" fn five(a: u8, b: i64, c: String, d: &'static str, e: Vec<f64>) -> Result<String, String>
);

mod outside {
    pub fn double(x: i32) -> i32 {
        x * 2
    }
}
use outside::double;

/// Without a body: the function in scope.
#[lazy_loader(extern "auto")]
fn double(x: i32) -> i32;

/// With a body, a pattern and a recursion.
#[lazy_loader(extern "body")]
#[must_use]
fn gcd(mut a: u64, b: u64) -> u64 {
    if b == 0 {
        return a;
    }
    a %= b;
    gcd(b, a)
}

#[lazy_loader(extern "body", crate = crate::renamed)]
fn unit(_: (), log: &'static std::sync::Mutex<Vec<u8>>) {
    log.lock().expect("not poisoned").push(1);
}

fn show<T: std::fmt::Debug>(result: Result<T, SplitLoaderError>) -> String {
    format!("{result:?}")
}

/// Before and after the load.
#[wasm_bindgen]
pub async fn lazy_auto() -> String {
    let local: &'static LazyLoader<i32, i32> = {
        static LOCAL: LazyLoader<i32, i32> =
            wasm_split::lazy_loader!(extern "auto" fn one(x: i32) -> i32);
        &LOCAL
    };
    assert!(ZERO.load().await && INCREMENT.load().await && PAIR.load().await);
    assert!(DOUBLE.load().await && local.load().await && ZERO.is_loaded());
    [
        show(ZERO.call(())),
        show(INCREMENT.call(41)),
        show(PAIR.call((5, 7))),
        show(DOUBLE.call(21)),
        show(local.call(1)),
    ]
    .join(" ")
}

#[wasm_bindgen]
pub async fn lazy_five() -> String {
    let loaded = FIVE.load().await;
    let values = vec![0.5, -1.0];
    let good = FIVE.call((1, -2, "owned".to_owned(), "static", values));
    format!(
        "{loaded} {} {}",
        show(good),
        show(FIVE.call((3, 4, String::new(), "", vec![])))
    )
}

#[wasm_bindgen]
pub async fn lazy_body() -> String {
    static LOG: std::sync::Mutex<Vec<u8>> = std::sync::Mutex::new(vec![]);
    GCD.preload();
    UNIT.preload();
    let loaded = GCD.load().await && UNIT.load().await;
    let log = UNIT
        .call(((), &LOG))
        .map(|()| LOG.lock().expect("not poisoned").len());
    format!("{loaded} {} {}", show(GCD.call((48, 36))), show(log))
}

/// What a call says in each state; the split program and the unsplit one differ before the load.
#[wasm_bindgen]
pub async fn lazy_states() -> String {
    let mut lines = vec![format!("{} {}", FIVE.is_loaded(), show(GCD.call((4, 6))))];
    let loaded = GCD.load().await;
    lines.push(format!(
        "{loaded} {} {}",
        GCD.is_loaded(),
        show(GCD.call((4, 6)))
    ));
    lines.join("; ")
}
