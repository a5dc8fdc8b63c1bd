//! What the macros expand to. Nobody else should use it.

use core::ffi::c_void;
use core::mem::{ManuallyDrop, MaybeUninit};

use crate::SplitLoaderError;

pub use crate::future::{OneThread, SplitFuture};

/// The type of both halves of a split point: takes the arguments from one place, and leaves what it
/// returns in the other. A panic may pass through it.
pub type Point = unsafe extern "C-unwind" fn(args: *mut c_void, ret: *mut c_void);

/// Calls a split point.
///
/// # Safety
///
/// The module is loaded, and its function [takes](take) `A` and [gives](give) `R`.
#[inline]
pub unsafe fn call<A, R>(point: Point, args: A) -> R {
    let mut args = ManuallyDrop::new(args);
    let mut ret = MaybeUninit::<R>::uninit();
    // SAFETY: the function moves the arguments out, and has written when it returns.
    unsafe {
        point((&raw mut args).cast(), ret.as_mut_ptr().cast());
        ret.assume_init()
    }
}

/// Moves the arguments of a call out of their place.
///
/// # Safety
///
/// At the place are arguments of this type, and nobody moves them out again.
#[inline]
pub unsafe fn take<A>(args: *mut c_void) -> A {
    // SAFETY: as promised.
    unsafe { args.cast::<A>().read() }
}

/// Leaves what a call returns in its place.
///
/// # Safety
///
/// The place is free, and large enough.
#[inline]
pub unsafe fn give<R>(place: *mut c_void, ret: R) {
    // SAFETY: as promised.
    unsafe { place.cast::<R>().write(ret) }
}

/// Ends a call that cannot be made, of a function whose callers expect no error.
#[cold]
#[track_caller]
pub fn load_failed(module: &str, function: &str) -> ! {
    panic!("the split module `{module}` of the function `{function}` could not be loaded")
}

/// The failure of a load, as the error of a function that has errors of its own.
#[cold]
pub fn failure<E: From<SplitLoaderError>>() -> E {
    SplitLoaderError::LoadFailed.into()
}
