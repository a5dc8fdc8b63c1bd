//! `#[wasm_split]` on this target, where the functions stay as they are.
#![forbid(unsafe_code)]
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
fn futures_are_send_where_a_server_needs_it() {
    fn send<T: Send>(_: &T) {}
    send(&patterns((1, 2), String::new(), [0; 3], 0.0));
    send(&parse(""));
    send(&preload_parse());
}
