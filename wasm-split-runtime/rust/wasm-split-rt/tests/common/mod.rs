//! A loader that answers when a test says so, and wakers that count.
#![allow(dead_code)] // each test file uses some of it

use std::cell::RefCell;
use std::collections::VecDeque;
use std::ffi::c_void;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use wasm_split::{LazySplitLoader, LoadCallback};

struct Request(LoadCallback, *const c_void);

thread_local! {
    static REQUESTS: RefCell<VecDeque<Request>> = const { RefCell::new(VecDeque::new()) };
}

fn record(callback: LoadCallback, data: *const c_void) {
    REQUESTS.with_borrow_mut(|all| all.push_back(Request(callback, data)));
}

/// A loader of this thread's own.
pub fn loader() -> &'static LazySplitLoader {
    loader_with(record)
}

pub fn loader_with(load: fn(LoadCallback, *const c_void)) -> &'static LazySplitLoader {
    // SAFETY: there is no module whose functions could be called.
    Box::leak(Box::new(unsafe { LazySplitLoader::new(load) }))
}

/// How many loads of this thread have not been answered.
pub fn requests() -> usize {
    REQUESTS.with_borrow(VecDeque::len)
}

/// Answers the oldest load.
pub fn answer(success: bool) {
    answer_nth(0, success);
}

pub fn answer_nth(n: usize, success: bool) {
    let Request(callback, data) = REQUESTS
        .with_borrow_mut(|all| all.remove(n))
        .expect("a load is under way");
    // SAFETY: as the loader asked.
    unsafe { callback(data, success) }
}

/// Answers a load that has been answered already.
pub fn answer_twice(first: bool, second: bool) {
    let Request(callback, data) = REQUESTS
        .with_borrow_mut(VecDeque::pop_front)
        .expect("a load is under way");
    // SAFETY: the loader has to bear with it.
    unsafe {
        callback(data, first);
        callback(data, second);
    }
}

#[derive(Default)]
pub struct Count(AtomicUsize);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

impl Count {
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    pub fn get(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

pub fn poll<F: Future + Unpin>(
    future: &mut F,
    waker: Arc<impl Wake + Send + Sync + 'static>,
) -> Poll<F::Output> {
    let waker = Waker::from(waker);
    Pin::new(future).poll(&mut Context::from_waker(&waker))
}

/// Runs a future that never waits.
pub fn now<F: Future>(future: F) -> F::Output {
    let mut future = Box::pin(future);
    match poll(&mut future, Count::new()) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("waits"),
    }
}
