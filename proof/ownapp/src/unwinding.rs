//! Panics that are caught, where the program can: they pass through split points.
#![forbid(unsafe_code)]
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use wasm_bindgen::prelude::*;
use wasm_split::attr::lazy_loader;
use wasm_split::wasm_split;

#[lazy_loader(extern "unwinding")]
fn divide(a: i32, b: i32, token: Rc<()>) -> i32 {
    let _kept = token;
    a / b
}

#[wasm_split(unwinding)]
async fn divide_later(a: i32, b: i32, token: Rc<()>) -> i32 {
    let _kept = token;
    a / b
}

/// A future that `#[wasm_bindgen]` takes only if it is unwind safe.
#[wasm_bindgen]
pub async fn unwind_rejects(b: i32) -> i32 {
    divide_later(6, b, Rc::new(())).await
}

/// With panic=abort only arguments that do not panic.
#[wasm_bindgen]
pub async fn unwind_catches(b: i32) -> String {
    let token = Rc::new(());
    let mut lines = vec![DIVIDE.load().await.to_string()];
    for _ in 0..2 {
        let called = catch_unwind(AssertUnwindSafe(|| DIVIDE.call((6, b, token.clone()))));
        lines.push(format!("{:?}", called.ok()));
    }
    let divided = divide_later(8, 2, token.clone()).await;
    lines.push(divided.to_string());
    // The module is there: one poll is enough.
    lines.push(format!("{:?}", polled(divide_later(6, b, token.clone()))));
    // Whoever panicked has dropped what it held.
    lines.push(Rc::strong_count(&token).to_string());
    lines.join(" ")
}

fn polled<T>(future: impl Future<Output = T>) -> Option<Poll<T>> {
    let mut future = Box::pin(future);
    let mut context = Context::from_waker(Waker::noop());
    catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(&mut context))).ok()
}

/// Whether panics can be caught in this build.
#[wasm_bindgen]
pub fn unwinds() -> bool {
    cfg!(panic = "unwind")
}
