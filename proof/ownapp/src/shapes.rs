//! What impls, other macros, frameworks and the function's own errors ask of a split function.
use std::cell::RefCell;
use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use wasm_bindgen::prelude::*;
use wasm_split::{SplitLoaderError, wasm_split};

struct Shelf<'a>(&'a mut Vec<u8>);

impl<'a> Shelf<'a> {
    /// With the lifetime of the impl in its signature, and in its body.
    #[wasm_split(shapes)]
    async fn add<'b>(shelf: &'b mut Shelf<'a>, x: u8) -> &'b mut Vec<u8> {
        let same: &'b mut Shelf<'a> = shelf;
        same.0.push(x);
        same.0
    }

    #[wasm_split(shapes, fallible)]
    async fn of(all: &'a mut Vec<u8>) -> Shelf<'a> {
        Shelf(all)
    }
}

/// Ends with its program or with whoever waits for it.
#[wasm_split(shapes, preload(preload_shapes))]
async fn forever(log: Rc<RefCell<Vec<u8>>>) -> ! {
    loop {
        log.borrow_mut().push(1);
        crate::pause().await;
    }
}

#[wasm_split(shapes, fallible, send)]
async fn forever_fallible(step: u8) -> ! {
    loop {
        assert!(step > 0);
        std::future::pending::<()>().await;
    }
}

/// Holds what cannot be sent, and can be sent itself.
#[wasm_split(shapes, send)]
async fn sent(text: &str) -> String {
    let mine = Rc::new(JsValue::from(text));
    crate::pause().await;
    format!("{:?} {}", mine.as_string(), Rc::strong_count(&mine))
}

fn must_be_send<F: Future + Send>(future: F) -> F {
    future
}

enum Problem {
    Text(std::num::ParseIntError),
    Load(SplitLoaderError),
}

impl From<SplitLoaderError> for Problem {
    fn from(error: SplitLoaderError) -> Self {
        Self::Load(error)
    }
}

/// With errors of its own, of which the failure is one.
#[wasm_split(problems, fallible(into), send)]
async fn number(text: &str) -> Result<i32, Problem> {
    text.parse().map_err(Problem::Text)
}

/// Exported, whichever macro comes first.
#[wasm_bindgen]
#[wasm_split(exported)]
pub async fn shape_exported(x: u32) -> u32 {
    x + 1
}

/// A promise that is rejected if the module cannot be loaded.
#[wasm_split(rejecting, fallible(into))]
#[wasm_bindgen]
pub async fn shape_rejects(x: u32) -> Result<u32, JsError> {
    12_u32
        .checked_div(x)
        .ok_or(JsError::new("division by zero"))
}

#[wasm_bindgen]
pub struct Exporting;

#[wasm_bindgen]
impl Exporting {
    #[wasm_split(exported)]
    pub async fn first(text: String) -> Option<String> {
        text.split(' ').next().map(str::to_owned)
    }
}

#[wasm_bindgen]
pub async fn shape_impl() -> String {
    crate::whatever(async {
        let mut all = vec![1];
        let mut shelf = Shelf::of(&mut all).await.expect("loads");
        Shelf::add(&mut shelf, 2).await.push(3);
        format!("{all:?}")
    })
    .await
}

#[wasm_bindgen]
pub async fn shape_never() -> String {
    crate::whatever(async {
        let loaded = preload_shapes().await;
        let log = Rc::new(RefCell::new(vec![]));
        let mut first = Box::pin(forever(log.clone()));
        // What is loaded already is there after a few turns.
        for _ in 0..1000 {
            if log.borrow().is_empty() {
                assert!(polled(&mut first).is_pending());
                crate::pause().await;
            }
        }
        drop(first);
        let mut other: Pin<Box<dyn Future<Output = Result<Infallible, SplitLoaderError>>>> =
            Box::pin(forever_fallible(1));
        let pending = polled(&mut other).is_pending();
        let left = Rc::strong_count(&log);
        format!("{loaded} {pending} {:?} {left}", log.borrow())
    })
    .await
}

fn polled<F: Future + Unpin>(future: &mut F) -> Poll<F::Output> {
    Pin::new(future).poll(&mut Context::from_waker(Waker::noop()))
}

#[wasm_bindgen]
pub async fn shape_send() -> String {
    crate::whatever(must_be_send(sent("kept"))).await
}

fn say(result: Result<i32, Problem>) -> String {
    match result {
        Ok(number) => number.to_string(),
        Err(Problem::Text(error)) => error.to_string(),
        Err(Problem::Load(error)) => error.to_string(),
    }
}

/// What callers get, of a call that works and of one that does not.
#[wasm_bindgen]
pub async fn shape_into() -> String {
    crate::whatever(async {
        let first = say(number("12").await);
        first + "; " + &say(number("x").await)
    })
    .await
}
