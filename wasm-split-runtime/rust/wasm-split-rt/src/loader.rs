use alloc::vec::Vec;
use core::ffi::c_void;
use core::fmt;
use core::mem;
use core::panic::{RefUnwindSafe, UnwindSafe};
use core::task::{Poll, Waker};

use crate::lock::Lock;
use crate::{SplitLoaderError, SplitLoaderFuture};

/// What a loader calls once a load has ended: with the pointer that it was given, and whether the
/// module is there.
pub type LoadCallback = unsafe extern "C" fn(*const c_void, bool);

/// Begins to load a module, and calls back once.
pub type LoadFunction = unsafe fn(LoadCallback, *const c_void);

/// How far a [`LazySplitLoader`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SplitLoaderState {
    /// Nothing is under way: no load has been asked for, or the last one failed.
    Deferred,
    /// A load is under way.
    Pending,
    /// The module is there, for good.
    Completed,
}

/// Loads the module of one split point, once, for everybody who waits for it.
///
/// It lives in a `static`, which the macros make. A load that fails tells all who wait for it, and
/// leaves the loader [`Deferred`](SplitLoaderState::Deferred): the next load tries again.
pub struct LazySplitLoader {
    load: LoadFunction,
    inner: Lock<Inner>,
}

struct Inner {
    state: SplitLoaderState,
    failed: bool,
    attempt: u64,
    last_waiter: u64,
    waiters: Vec<(u64, Waker)>,
}

/// The place of one future among those that wait.
#[derive(Clone, Copy)]
pub(crate) struct Ticket {
    attempt: u64,
    waiter: u64,
}

// Nothing is left half done when a panic passes: the lock is never held while other code runs.
impl UnwindSafe for LazySplitLoader {}
impl RefUnwindSafe for LazySplitLoader {}

impl LazySplitLoader {
    /// A loader that has loaded nothing yet.
    ///
    /// # Safety
    ///
    /// `load` may be called from any thread, passes the pointer that it is given to the callback,
    /// and reports `true` only when the functions of the module can be called.
    pub const unsafe fn new(load: LoadFunction) -> Self {
        Self {
            load,
            inner: Lock::new(Inner {
                state: SplitLoaderState::Deferred,
                failed: false,
                attempt: 0,
                last_waiter: 0,
                waiters: Vec::new(),
            }),
        }
    }

    /// How far it is.
    pub fn state(&self) -> SplitLoaderState {
        self.inner.lock().state
    }

    /// Whether the module is there.
    pub fn is_loaded(&self) -> bool {
        self.state() == SplitLoaderState::Completed
    }

    /// Whether the module is there, and if not, whether that is because the last load failed.
    ///
    /// # Errors
    ///
    /// [`LoadFailed`](SplitLoaderError::LoadFailed) after a load that failed,
    /// [`NotLoaded`](SplitLoaderError::NotLoaded) before any has ended.
    pub fn check(&self) -> Result<(), SplitLoaderError> {
        let inner = self.inner.lock();
        match inner.state {
            SplitLoaderState::Completed => Ok(()),
            SplitLoaderState::Deferred if inner.failed => Err(SplitLoaderError::LoadFailed),
            _ => Err(SplitLoaderError::NotLoaded),
        }
    }

    /// Loads the module, or joins the load that is under way. Begins when it is first polled.
    pub fn load(&'static self) -> SplitLoaderFuture {
        SplitLoaderFuture::of(self)
    }

    /// Begins to load the module, and waits for nothing. Does nothing if a load is under way or
    /// has succeeded.
    pub fn preload(&'static self) {
        let begun = self.inner.lock().begin();
        if begun {
            self.run();
        }
    }

    pub(crate) fn poll(&'static self, ticket: &mut Option<Ticket>, waker: &Waker) -> Poll<bool> {
        // Code of others, such as a waker's, runs only while the lock is free.
        let mut waker = waker.clone();
        let begun;
        {
            let mut inner = self.inner.lock();
            match ticket {
                None => {
                    begun = inner.begin();
                    if inner.state == SplitLoaderState::Completed {
                        return Poll::Ready(true);
                    }
                    *ticket = Some(inner.enqueue(waker));
                }
                Some(held) => {
                    if let Some(answer) = inner.answer(*held) {
                        *ticket = None;
                        return Poll::Ready(answer);
                    }
                    begun = false;
                    inner.swap_waker(*held, &mut waker);
                }
            }
        }
        if !begun {
            return Poll::Pending;
        }
        self.run();
        self.settled(ticket)
    }

    // A loader may call back before it returns.
    fn settled(&'static self, ticket: &mut Option<Ticket>) -> Poll<bool> {
        let answer = ticket.and_then(|held| self.inner.lock().answer(held));
        match answer {
            Some(answer) => {
                *ticket = None;
                Poll::Ready(answer)
            }
            None => Poll::Pending,
        }
    }

    pub(crate) fn leave(&self, ticket: Ticket) {
        let left = self.inner.lock().dequeue(ticket);
        drop(left);
    }

    // The pointer is good for as long as the program runs, whoever drops what meanwhile.
    fn run(&'static self) {
        let data: *const Self = self;
        // SAFETY: who made this loader has promised that the function may be called.
        unsafe { (self.load)(ended, data.cast()) }
    }

    fn end(&self, success: bool) {
        let waiters = self.inner.lock().end(success);
        for (_, waker) in waiters {
            waker.wake();
        }
    }
}

/// The callback of every load.
unsafe extern "C" fn ended(data: *const c_void, success: bool) {
    // SAFETY: `run` has passed a loader that lives forever, and the loader passes it on.
    let loader: &'static LazySplitLoader = unsafe { &*data.cast() };
    loader.end(success);
}

impl Inner {
    /// Whether the caller is the one to call the load function.
    fn begin(&mut self) -> bool {
        if self.state != SplitLoaderState::Deferred {
            return false;
        }
        self.state = SplitLoaderState::Pending;
        self.attempt += 1;
        true
    }

    fn enqueue(&mut self, waker: Waker) -> Ticket {
        self.last_waiter += 1;
        self.waiters.push((self.last_waiter, waker));
        Ticket {
            attempt: self.attempt,
            waiter: self.last_waiter,
        }
    }

    fn swap_waker(&mut self, ticket: Ticket, waker: &mut Waker) {
        if let Some(at) = self.place(ticket) {
            mem::swap(&mut self.waiters[at].1, waker);
        }
    }

    fn dequeue(&mut self, ticket: Ticket) -> Option<Waker> {
        let at = self.place(ticket)?;
        Some(self.waiters.swap_remove(at).1)
    }

    fn place(&self, ticket: Ticket) -> Option<usize> {
        self.waiters.iter().position(|w| w.0 == ticket.waiter)
    }

    /// How the attempt has ended that the ticket is for.
    fn answer(&self, ticket: Ticket) -> Option<bool> {
        match self.state {
            SplitLoaderState::Completed => Some(true),
            SplitLoaderState::Pending if self.attempt == ticket.attempt => None,
            _ => Some(false),
        }
    }

    /// Those to wake. A failure that nobody waits for is none.
    fn end(&mut self, success: bool) -> Vec<(u64, Waker)> {
        if success {
            self.state = SplitLoaderState::Completed;
        } else if self.state == SplitLoaderState::Pending {
            self.state = SplitLoaderState::Deferred;
        } else {
            return Vec::new();
        }
        self.failed = !success;
        mem::take(&mut self.waiters)
    }
}

impl fmt::Debug for LazySplitLoader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LazySplitLoader")
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}
