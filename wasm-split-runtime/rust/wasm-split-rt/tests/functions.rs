//! `#[wasm_split]` on this target, where nothing is loaded.
#![deny(unsafe_code)]
#![deny(warnings, missing_docs)]

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use wasm_split::{wasm_split, SplitLoaderError};

/// Runs a future that never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("waits"),
    }
}

/// With patterns.
#[wasm_split(patterns)]
pub async fn patterns((a, b): (i32, i32), mut text: String, [x, ..]: [u8; 3], _: f64) -> String {
    text.push('!');
    format!("{a} {b} {text} {x}")
}

#[wasm_split("a name of words")]
async fn longest<'a>(a: &'a str, b: &'a str, log: &mut Vec<usize>) -> &'a str {
    log.extend([a.len(), b.len()]);
    if b.len() > a.len() {
        b
    } else {
        a
    }
}

#[wasm_split(fallible, fallible, preload(preload_parse))]
pub(crate) async fn parse(text: &str) -> Result<i32, std::num::ParseIntError> {
    text.parse()
}

#[wasm_split(unit, fallible)]
async fn unit() {}

#[wasm_split(unit, crate = ::wasm_split)]
#[deprecated = "for a test"]
#[allow(clippy::too_many_arguments, clippy::unused_async)]
async fn many(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> u8 {
    a + b + c + d + e + f + g + h
}

struct Shop<'a>(&'a mut Vec<u8>);

impl<'a> Shop<'a> {
    #[wasm_split(account)]
    async fn add<'b>(shop: &'b mut Shop<'a>, x: u8) -> &'b mut Vec<u8> {
        shop.0.push(x);
        shop.0
    }

    #[wasm_split(account, fallible)]
    async fn list(shop: &Shop<'a>) -> Vec<u8> {
        let all: &Shop<'a> = shop;
        all.0.clone()
    }
}

#[derive(Debug, PartialEq)]
enum Problem {
    NoNumber,
    NotThere,
}

impl From<SplitLoaderError> for Problem {
    fn from(_: SplitLoaderError) -> Self {
        Self::NotThere
    }
}

#[wasm_split(parse, fallible(into))]
async fn number(text: &str) -> Result<u8, Problem> {
    #![allow(clippy::needless_return)]
    return text.parse().map_err(|_| Problem::NoNumber);
}

#[wasm_split(parse, fallible(into), send, preload(preload_same))]
async fn same(text: &str) -> Result<usize, SplitLoaderError> {
    if text.is_empty() {
        return Err(SplitLoaderError::NotLoaded);
    }
    Ok(text.len())
}

#[wasm_split(parse, send)]
async fn sent(x: &u8) -> u8 {
    x + 1
}

#[wasm_split(never, send)]
async fn forever(x: u8) -> ! {
    loop {
        assert!(x > 0, "ends");
        std::future::pending::<()>().await;
    }
}

#[wasm_split(never, fallible)]
async fn forever_fallible(x: u8) -> ! {
    forever(x).await
}

// The code behind it is compiled for it, and so is who calls that.
#[cfg(target_arch = "x86_64")]
#[wasm_split(attributes, fallible)]
#[cfg_attr(all(), inline, target_feature(enable = "sse2"))]
#[must_use]
async fn featured(x: u8) -> u8 {
    #![expect(unused_variables)]
    let unused = x;
    x + 1
}

// What `#[wasm_bindgen]` makes of a function below it, with the attributes that it has.
#[wasm_split(shim, fallible)]
extern "C" fn __wbindgen_describe_shown() -> u8 {
    1
}

#[wasm_split(shim, preload(preload_shown))]
extern "C" fn __wasm_bindgen_generated_shown(x: u8) -> u8 {
    x + __wbindgen_describe_shown()
}

#[cfg(any())]
#[wasm_split(gone, preload(preload_gone))]
async fn gone(x: Missing) {}

struct Account;

impl Account {
    #[wasm_split(account)]
    pub async fn open(owner: &str) -> String {
        owner.to_owned()
    }
}

#[wasm_split(inner)]
async fn with_items() -> String {
    #[derive(Default)]
    struct Inner(u8);
    impl Inner {
        fn new() -> Self {
            Self::default()
        }
    }
    macro_rules! local {
        ($name:ident) => {
            impl $name {
                fn more(&self) -> Self {
                    Self(self.0 + 1)
                }
            }
        };
    }
    local!(Inner);
    Inner::new().more().0.to_string()
}

#[test]
fn functions_do_what_they_say() {
    assert_eq!(
        now(patterns((1, 2), "x".into(), [3, 4, 5], 0.5)),
        "1 2 x! 3"
    );
    let mut log = vec![];
    assert_eq!(now(longest("a", "bc", &mut log)), "bc");
    assert_eq!(log, [1, 2]);
    assert_eq!(now(with_items()), "1");
    assert_eq!(now(Account::open("Ada")), "Ada");
    #[allow(deprecated)]
    let sum = now(many(1, 2, 3, 4, 5, 6, 7, 8));
    assert_eq!(sum, 36);
}

#[test]
fn a_fallible_function_wraps_what_it_returns() {
    let parsed: Result<Result<i32, _>, SplitLoaderError> = now(parse("12"));
    assert_eq!(parsed.unwrap(), Ok(12));
    assert!(now(parse("x")).unwrap().is_err());
    assert_eq!(now(unit()), Ok(()));
    assert!(now(preload_parse()));
}

#[test]
fn a_failure_can_be_of_the_functions_own_error() {
    assert_eq!(now(number("12")), Ok(12));
    assert_eq!(now(number("x")), Err(Problem::NoNumber));
    assert_eq!(now(same("12")), Ok(2));
    assert_eq!(now(same("")), Err(SplitLoaderError::NotLoaded));
    assert_eq!(
        wasm_split::__private::failure::<Problem>(),
        Problem::NotThere
    );
}

#[test]
fn a_future_that_can_be_sent_does_the_same() {
    assert_eq!(now(sent(&1)), 2);
}

#[test]
fn lifetimes_may_be_those_of_an_impl() {
    let mut all = vec![1];
    let mut shop = Shop(&mut all);
    now(Shop::add(&mut shop, 2)).push(3);
    assert_eq!(now(Shop::list(&shop)), Ok(vec![1, 2, 3]));
}

#[test]
fn functions_need_not_return() {
    let waits = |future: &mut dyn FnMut(&mut Context<'_>) -> bool| {
        future(&mut Context::from_waker(Waker::noop()))
    };
    let (mut one, mut other) = (pin!(forever(1)), pin!(forever_fallible(1)));
    assert!(waits(&mut |cx| one.as_mut().poll(cx).is_pending()));
    assert!(waits(&mut |cx| other.as_mut().poll(cx).is_pending()));
}

#[test]
fn what_wasm_bindgen_adds_stays_as_it_is() {
    assert_eq!(__wasm_bindgen_generated_shown(1), 2);
}

#[cfg(target_arch = "x86_64")]
#[test]
#[allow(unsafe_code)]
fn features_of_the_processor_reach_the_code() {
    #[target_feature(enable = "sse2")]
    fn caller() {
        assert_eq!(now(featured(1)), Ok(2));
    }
    // SAFETY: each processor of this kind has it.
    unsafe { caller() }
}

#[test]
fn futures_are_send_where_a_server_needs_it() {
    fn send<T: Send>(_: &T) {}
    send(&patterns((1, 2), String::new(), [0; 3], 0.0));
    send(&parse(""));
    send(&preload_parse());
    send(&same(""));
    send(&sent(&1));
    send(&forever(1));
}
