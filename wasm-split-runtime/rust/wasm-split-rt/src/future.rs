use alloc::boxed::Box;
use core::fmt;
use core::future::Future;
use core::panic::{RefUnwindSafe, UnwindSafe};
use core::pin::Pin;
use core::task::{Context, Poll};

use crate::loader::Ticket;
use crate::LazySplitLoader;

/// Waits for a load, and gives whether the module is there.
///
/// It may be dropped at any time; the load goes on. A future that has given `false` has had its
/// try: ask for a new one to try again.
#[must_use = "nothing is loaded before this is polled"]
pub struct SplitLoaderFuture {
    loader: Option<&'static LazySplitLoader>,
    ticket: Option<Ticket>,
}

impl SplitLoaderFuture {
    pub(crate) const fn of(loader: &'static LazySplitLoader) -> Self {
        Self {
            loader: Some(loader),
            ticket: None,
        }
    }

    /// Where there is nothing to load.
    pub(crate) const fn completed() -> Self {
        Self {
            loader: None,
            ticket: None,
        }
    }
}

impl Future for SplitLoaderFuture {
    type Output = bool;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<bool> {
        match self.loader {
            Some(loader) => loader.poll(&mut self.ticket, cx.waker()),
            None => Poll::Ready(true),
        }
    }
}

impl Drop for SplitLoaderFuture {
    fn drop(&mut self) {
        if let (Some(loader), Some(ticket)) = (self.loader, self.ticket) {
            loader.leave(ticket);
        }
    }
}

impl fmt::Debug for SplitLoaderFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitLoaderFuture")
            .field("loader", &self.loader)
            .finish_non_exhaustive()
    }
}

/// The future of an async function in a module: what it does lies behind its vtable, in the module.
pub struct SplitFuture<'a, T>(Pin<Box<dyn Future<Output = T> + 'a>>);

impl<'a, T> SplitFuture<'a, T> {
    /// Boxes the future.
    pub fn new(future: impl Future<Output = T> + 'a) -> Self {
        Self(Box::pin(future))
    }
}

// An async function's future is unwind safe if what it holds is, and that cannot be seen from here.
// wasm-bindgen asks for it where a panic becomes a rejected promise, after which nothing polls on.
impl<T> UnwindSafe for SplitFuture<'_, T> {}
impl<T> RefUnwindSafe for SplitFuture<'_, T> {}

impl<T> Future for SplitFuture<'_, T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        self.0.as_mut().poll(cx)
    }
}

/// A future that is `Send` where there is one thread: on WebAssembly without atomics nothing can be
/// sent to another one. With atomics, and elsewhere, it is `Send` if the future is.
pub struct OneThread<F>(F);

// SAFETY: there is no other thread.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
unsafe impl<F> Send for OneThread<F> {}

impl<F> OneThread<F> {
    /// Wraps the future.
    pub fn new(future: F) -> Self {
        Self(future)
    }
}

impl<F: Future> Future for OneThread<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        // SAFETY: the future is moved no more than what holds it.
        unsafe { self.map_unchecked_mut(|this| &mut this.0) }.poll(cx)
    }
}
