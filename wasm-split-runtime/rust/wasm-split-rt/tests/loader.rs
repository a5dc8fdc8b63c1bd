//! The state machine: who waits, who is woken, and what they hear.

mod common;

use std::future::Future;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{Arc, Mutex};
use std::task::{Poll, Wake, Waker};
use std::thread;

use common::{answer, answer_nth, answer_twice, loader, loader_with, poll, requests, Count};
use wasm_split::SplitLoaderState::{Completed, Deferred, Pending};
use wasm_split::{LazySplitLoader, SplitLoaderError, SplitLoaderFuture};

#[test]
fn begins_with_the_first_poll() {
    let loader = loader();
    let mut future = loader.load();
    assert_eq!((loader.state(), requests()), (Deferred, 0));
    assert!(poll(&mut future, Count::new()).is_pending());
    assert_eq!((loader.state(), requests()), (Pending, 1));
    assert_eq!(loader.check(), Err(SplitLoaderError::NotLoaded));
    answer(true);
    assert_eq!(loader.state(), Completed);
    assert_eq!(poll(&mut future, Count::new()), Poll::Ready(true));
    assert_eq!(poll(&mut loader.load(), Count::new()), Poll::Ready(true));
    assert_eq!(requests(), 0);
}

#[test]
fn preload_begins_at_once_and_only_once() {
    let loader = loader();
    loader.preload();
    loader.preload();
    assert_eq!((loader.state(), requests()), (Pending, 1));
    answer(true);
    loader.preload();
    assert_eq!((loader.state(), requests()), (Completed, 0));
}

#[test]
fn every_waiter_is_woken_once_and_hears_the_answer() {
    for success in [true, false] {
        let loader = loader();
        let mut waiters: Vec<_> = (0..50).map(|_| (loader.load(), Count::new())).collect();
        for (future, count) in &mut waiters {
            assert!(poll(future, count.clone()).is_pending());
        }
        assert_eq!(requests(), 1);
        answer(success);
        for (future, count) in &mut waiters {
            assert_eq!(count.get(), 1);
            assert_eq!(poll(future, count.clone()), Poll::Ready(success));
        }
    }
}

#[test]
fn the_last_waker_of_a_future_is_woken() {
    let loader = loader();
    let (first, second) = (Count::new(), Count::new());
    let mut future = loader.load();
    assert!(poll(&mut future, first.clone()).is_pending());
    assert!(poll(&mut future, second.clone()).is_pending());
    assert_eq!(Arc::strong_count(&first), 1, "the first one is let go");
    answer(true);
    assert_eq!((first.get(), second.get()), (0, 1));
}

#[test]
fn a_dropped_future_is_forgotten_and_the_load_goes_on() {
    let loader = loader();
    let (gone, there) = (Count::new(), Count::new());
    let mut first = loader.load();
    let mut second = loader.load();
    assert!(poll(&mut first, gone.clone()).is_pending());
    assert!(poll(&mut second, there.clone()).is_pending());
    drop(first);
    assert_eq!(Arc::strong_count(&gone), 1);
    answer(true);
    assert_eq!((gone.get(), there.get()), (0, 1));
    assert_eq!(poll(&mut second, there), Poll::Ready(true));
}

#[test]
fn futures_that_come_and_go_leave_nothing_behind() {
    let loader = loader();
    let count = Count::new();
    for _ in 0..10_000 {
        assert!(poll(&mut loader.load(), count.clone()).is_pending());
    }
    assert_eq!((requests(), Arc::strong_count(&count)), (1, 1));
    answer(false);
    assert_eq!((loader.state(), count.get()), (Deferred, 0));
}

#[test]
fn all_futures_dropped_before_the_answer() {
    let loader = loader();
    let _ = poll(&mut loader.load(), Count::new());
    answer(true);
    assert!(loader.is_loaded());
}

#[test]
fn a_failure_can_be_tried_again() {
    let loader = loader();
    for attempt in 0..3 {
        let mut future = loader.load();
        assert!(poll(&mut future, Count::new()).is_pending());
        assert_eq!(requests(), 1, "attempt {attempt}");
        answer(false);
        assert_eq!(loader.state(), Deferred);
        assert_eq!(loader.check(), Err(SplitLoaderError::LoadFailed));
        assert_eq!(poll(&mut future, Count::new()), Poll::Ready(false));
        assert_eq!(requests(), 0, "hearing of it is no new attempt");
    }
    let mut future = loader.load();
    assert!(poll(&mut future, Count::new()).is_pending());
    assert_eq!(
        loader.check(),
        Err(SplitLoaderError::NotLoaded),
        "under way again"
    );
    answer(true);
    assert_eq!(loader.check(), Ok(()));
    assert_eq!(poll(&mut future, Count::new()), Poll::Ready(true));
}

#[test]
fn who_hears_of_a_failure_late_hears_of_the_own_attempt() {
    let loader = loader();
    let (mut late, mut later) = (loader.load(), loader.load());
    assert!(poll(&mut late, Count::new()).is_pending());
    assert!(poll(&mut later, Count::new()).is_pending());
    answer(false);
    let mut next = loader.load();
    assert!(poll(&mut next, Count::new()).is_pending());
    assert_eq!(poll(&mut late, Count::new()), Poll::Ready(false));
    answer(true);
    assert_eq!(
        poll(&mut later, Count::new()),
        Poll::Ready(true),
        "it is there by now"
    );
    assert_eq!(poll(&mut next, Count::new()), Poll::Ready(true));
}

#[test]
fn a_future_that_leaves_late_takes_nobody_else_along() {
    let loader = loader();
    let mut late = loader.load();
    assert!(poll(&mut late, Count::new()).is_pending());
    answer(false);
    let count = Count::new();
    let mut next = loader.load();
    assert!(poll(&mut next, count.clone()).is_pending());
    drop(late);
    answer(true);
    assert_eq!(count.get(), 1);
}

#[test]
fn a_loader_may_answer_before_it_returns() {
    let good = loader_with(|callback, data| unsafe { callback(data, true) });
    assert_eq!(poll(&mut good.load(), Count::new()), Poll::Ready(true));
    let bad = loader_with(|callback, data| unsafe { callback(data, false) });
    assert_eq!(poll(&mut bad.load(), Count::new()), Poll::Ready(false));
    assert_eq!(bad.state(), Deferred);
    bad.preload();
    assert_eq!(bad.check(), Err(SplitLoaderError::LoadFailed));
}

#[test]
fn loaders_are_answered_in_any_order() {
    let (one, two) = (loader(), loader());
    one.preload();
    two.preload();
    answer_nth(1, true);
    assert_eq!((one.state(), two.state()), (Pending, Completed));
    answer_nth(0, false);
    assert_eq!((one.state(), two.state()), (Deferred, Completed));
}

#[test]
fn a_module_that_is_there_stays_there() {
    let late = loader();
    late.preload();
    answer_twice(false, true);
    assert!(late.is_loaded(), "it came after all");
    let twice = loader();
    twice.preload();
    answer_twice(true, false);
    assert!(twice.is_loaded());
    assert_eq!(twice.check(), Ok(()));
}

/// Loads again as soon as it is woken, and polls what it is given.
struct Again(&'static LazySplitLoader, Mutex<Option<SplitLoaderFuture>>);

impl Wake for Again {
    fn wake(self: Arc<Self>) {
        let mut future = self.0.load();
        assert!(poll(&mut future, Count::new()).is_pending());
        *self.1.lock().unwrap() = Some(future);
    }
}

#[test]
fn a_waker_may_begin_the_next_attempt() {
    let loader = loader();
    let again = Arc::new(Again(loader, Mutex::new(None)));
    let (mut first, mut second) = (loader.load(), loader.load());
    let count = Count::new();
    assert!(poll(&mut first, again.clone()).is_pending());
    assert!(poll(&mut second, count.clone()).is_pending());
    answer(false);
    assert_eq!((loader.state(), requests(), count.get()), (Pending, 1, 1));
    assert_eq!(poll(&mut first, Count::new()), Poll::Ready(false));
    assert_eq!(poll(&mut second, count), Poll::Ready(false));
    answer(true);
    let mut third = again.1.lock().unwrap().take().unwrap();
    assert_eq!(poll(&mut third, Count::new()), Poll::Ready(true));
}

/// Looks at the loader when it is dropped: with a lock held, that would never end.
struct Looks(&'static LazySplitLoader);

impl Wake for Looks {
    fn wake(self: Arc<Self>) {}
}

impl Drop for Looks {
    fn drop(&mut self) {
        let _ = self.0.state();
    }
}

#[test]
fn wakers_are_dropped_outside_the_lock() {
    let loader = loader();
    let looks = || Arc::new(Looks(loader));
    let mut replaced = loader.load();
    assert!(poll(&mut replaced, looks()).is_pending());
    assert!(poll(&mut replaced, looks()).is_pending());
    let mut dropped = loader.load();
    assert!(poll(&mut dropped, looks()).is_pending());
    drop(dropped);
    answer(true);
    assert!(poll(&mut replaced, looks()).is_ready());
    assert!(poll(&mut loader.load(), looks()).is_ready());
}

#[test]
fn threads_wait_for_one_load() {
    static ANSWERED: Mutex<Vec<thread::JoinHandle<()>>> = Mutex::new(Vec::new());
    let loader = loader_with(|callback, data| {
        let data = data as usize;
        let answering = thread::spawn(move || unsafe { callback(data as *const _, true) });
        ANSWERED.lock().unwrap().push(answering);
    });
    let threads: Vec<_> = (0..8)
        .map(|_| {
            thread::spawn(|| {
                for _ in 0..100 {
                    let _ = poll(&mut loader.load(), Count::new());
                }
                block_on(loader.load())
            })
        })
        .collect();
    assert!(threads.into_iter().all(|t| t.join().unwrap()));
    let answered: Vec<_> = ANSWERED.lock().unwrap().drain(..).collect();
    assert_eq!(answered.len(), 1);
    answered.into_iter().for_each(|t| t.join().unwrap());
}

struct Unpark(thread::Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<T>(mut future: impl Future<Output = T> + Unpin) -> T {
    loop {
        if let Poll::Ready(output) = poll(&mut future, Arc::new(Unpark(thread::current()))) {
            return output;
        }
        thread::park();
    }
}

#[test]
fn futures_and_loaders_may_cross_a_panic_and_a_thread() {
    fn unwind_safe<T: UnwindSafe + RefUnwindSafe>() {}
    fn shared<T: Send + Sync>() {}
    unwind_safe::<SplitLoaderFuture>();
    unwind_safe::<LazySplitLoader>();
    unwind_safe::<wasm_split::__private::SplitFuture<'static, Waker>>();
    shared::<SplitLoaderFuture>();
    shared::<LazySplitLoader>();
}
