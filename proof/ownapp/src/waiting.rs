//! Futures that wait for one load, together or not to the end.
#![forbid(unsafe_code)]
use std::cell::RefCell;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use wasm_split::attr::lazy_loader;
use wasm_split::{SplitLoaderError, wasm_split};

/// The module of all that waits; large enough to take a moment.
#[lazy_loader(extern "waiting")]
fn square(x: i64) -> i64 {
    x * x
}

#[wasm_split(waiting, fallible)]
async fn cube(x: i64) -> i64 {
    x * x * x
}

#[wasm_split(panicky)]
async fn panicky(x: i64) -> i64 {
    x + 1
}

/// Many tasks, of which each sees the answer.
#[wasm_bindgen]
pub async fn wait_together(count: usize) -> String {
    crate::whatever(async move {
        let answers = Rc::new(RefCell::new(vec![]));
        let (done, all) = channel();
        for i in 0..count {
            let (answers, done) = (answers.clone(), done.clone());
            spawn_local(async move {
                let loaded = SQUARE.load().await;
                let cube = cube(i as i64).await;
                answers
                    .borrow_mut()
                    .push((i, loaded, SQUARE.call(i as i64), cube));
                if answers.borrow().len() == count {
                    done.call0(&JsValue::UNDEFINED).expect("resolves");
                }
            });
        }
        wasm_bindgen_futures::JsFuture::from(all)
            .await
            .expect("resolved");
        let mut answers = answers.take();
        answers.sort_by_key(|answer| answer.0);
        format!("{answers:?}")
    })
    .await
}

/// A promise, and the function that resolves it.
fn channel() -> (js_sys::Function, js_sys::Promise) {
    let resolve = AssertUnwindSafe(RefCell::new(None));
    let promise = js_sys::Promise::new(&mut |done, _| {
        resolve.replace(Some(done));
    });
    (resolve.take().expect("was called"), promise)
}

/// Futures that are polled once and dropped; the load that they began goes on.
#[wasm_bindgen]
pub async fn wait_dropped() -> String {
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1000 {
        let _ = pin!(SQUARE.load()).poll(&mut context);
        let _ = pin!(cube(2)).poll(&mut context);
    }
    let loaded = SQUARE.load().await;
    let polled_again = pin!(SQUARE.load()).poll(&mut context);
    format!(
        "{loaded} {} {:?}",
        polled_again == Poll::Ready(true),
        cube(3).await
    )
}

/// A load as it is seen by whoever meets a failure: what comes of it, twice at once.
#[wasm_bindgen]
pub async fn wait_fragile() -> String {
    let first = SQUARE.load();
    let second = SQUARE.load();
    let (first, second) = (first.await, second.await);
    let call = SQUARE.call(9);
    format!(
        "{first} {second} {} {call:?} {:?}",
        SQUARE.is_loaded(),
        cube(2).await
    )
}

/// Ends in a panic if the module is not there.
#[wasm_bindgen]
pub async fn wait_panicky() -> i64 {
    panicky(1).await
}

/// Fails softly, as an error that JS sees.
#[wasm_bindgen]
pub async fn wait_softly() -> Result<i64, String> {
    cube(4).await.map_err(|e: SplitLoaderError| e.to_string())
}
