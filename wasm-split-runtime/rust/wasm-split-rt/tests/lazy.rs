//! `LazyLoader`: split, with a loader that answers when told; and directly, as on a server.

mod common;

use common::{answer, loader, now, poll, Count};
use std::task::Poll;
use wasm_split::attr::lazy_loader;
use wasm_split::{LazyLoader, SplitLoaderError};

#[test]
fn a_call_says_why_it_cannot_be_made() {
    // SAFETY: the function is there all the time.
    let lazy = unsafe { LazyLoader::split(|(a, b): (i32, i32)| a - b, loader()) };
    let lazy: &'static _ = Box::leak(Box::new(lazy));
    assert_eq!(lazy.call((3, 1)), Err(SplitLoaderError::NotLoaded));
    let mut load = lazy.load();
    assert!(poll(&mut load, Count::new()).is_pending());
    assert_eq!(lazy.call((3, 1)), Err(SplitLoaderError::NotLoaded));
    answer(false);
    assert_eq!(poll(&mut load, Count::new()), Poll::Ready(false));
    assert_eq!(lazy.call((3, 1)), Err(SplitLoaderError::LoadFailed));
    lazy.preload();
    assert_eq!(lazy.call((3, 1)), Err(SplitLoaderError::NotLoaded));
    assert!(!lazy.is_loaded());
    answer(true);
    assert!(lazy.is_loaded());
    assert_eq!(lazy.call((3, 1)), Ok(2));
}

#[test]
fn errors_say_what_they_are() {
    let text = |e: SplitLoaderError| {
        let error: Box<dyn std::error::Error> = Box::new(e);
        error.to_string()
    };
    assert_eq!(
        text(SplitLoaderError::NotLoaded),
        "the split module is not loaded"
    );
    assert_eq!(
        text(SplitLoaderError::LoadFailed),
        "the split module could not be loaded"
    );
}

fn none() -> &'static str {
    "none"
}

fn three(a: u8, b: String, c: &'static [i64]) -> (u8, String, usize) {
    (a, b, c.len())
}

fn tuple((a, b): (i32, i32)) -> i32 {
    a * b
}

static NONE: LazyLoader<(), &str> =
    wasm_split::lazy_loader!(extern "auto" fn none() -> &'static str);
#[allow(clippy::type_complexity)]
static THREE: LazyLoader<(u8, String, &[i64]), (u8, String, usize)> = wasm_split::lazy_loader!(
    extern "with/any name" fn three(a: u8, b: String, c: &'static [i64]) -> (u8, String, usize)
);
static TUPLE: LazyLoader<(i32, i32), i32> =
    wasm_split::lazy_loader!(extern "auto" fn tuple(of: (i32, i32)) -> i32);

mod outside {
    pub fn double(x: i32) -> i32 {
        x * 2
    }
}
use outside::double;

/// Without a body: the function in scope.
#[lazy_loader(extern "auto")]
fn double(x: i32) -> i32;

/// The greatest common divisor.
#[lazy_loader(extern "auto")]
#[inline]
#[must_use]
pub fn gcd(mut a: u64, b: u64) -> u64 {
    if b == 0 {
        return a;
    }
    a %= b;
    gcd(b, a)
}

#[lazy_loader(extern "auto")]
fn r#loop(_: &'static str) {}

#[cfg(any())]
#[lazy_loader(extern "auto")]
fn gone(x: Missing) {}

mod inner {
    use wasm_split::attr::lazy_loader;

    #[lazy_loader(extern "auto", crate = ::wasm_split)]
    pub(super) fn visible(x: i32) -> i32 {
        x + 1
    }
}

#[test]
fn everything_runs_directly_on_this_target() {
    assert_eq!(NONE.call(()), Ok("none"));
    assert_eq!(THREE.call((1, "b".into(), &[5, 6])), Ok((1, "b".into(), 2)));
    assert_eq!(TUPLE.call((6, 7)), Ok(42));
    assert_eq!(DOUBLE.call(21), Ok(42));
    assert_eq!(GCD.call((48, 36)), Ok(12));
    assert_eq!(LOOP.call(""), Ok(()));
    assert_eq!(inner::VISIBLE.call(1), Ok(2));
    assert!(GCD.is_loaded());
    assert!(now(GCD.load()));
    GCD.preload();
}

#[test]
fn a_loader_can_be_made_within_a_function() {
    fn local(x: i32) -> i32 {
        x
    }
    static LOCAL: LazyLoader<i32, i32> =
        wasm_split::lazy_loader!(extern "auto" fn local(x: i32) -> i32);
    assert_eq!(LOCAL.call(3), Ok(3));
}

#[test]
fn loaders_are_shared_whatever_their_function_takes() {
    fn shared<T: Send + Sync>() {}
    shared::<LazyLoader<std::rc::Rc<()>, *const u8>>();
}
