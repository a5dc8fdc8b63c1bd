use core::fmt;

use crate::{LazySplitLoader, SplitLoaderError, SplitLoaderFuture};

/// A function that lies in a module: to be loaded, then called.
///
/// Made by [`lazy_loader!`](crate::lazy_loader!) and [`#[lazy_loader]`](macro@crate::lazy_loader);
/// lives in a `static`. `Args` is `()` for a function without arguments, the argument's type for
/// one argument, and a tuple for more.
///
/// Split points of one module are loaded together, but each knows of its own loads only: another
/// one's `load` does not make this one's [`is_loaded`](Self::is_loaded) true. A further load of
/// what is there costs no request.
///
/// ```
/// use wasm_split::{lazy_loader, LazyLoader};
///
/// fn area(width: f64, height: f64) -> f64 {
///     width * height
/// }
///
/// static AREA: LazyLoader<(f64, f64), f64> =
///     lazy_loader!(extern "geometry" fn area(width: f64, height: f64) -> f64);
///
/// # async fn page() {
/// if AREA.load().await {
///     assert_eq!(AREA.call((2.0, 3.0)), Ok(6.0));
/// }
/// # }
/// ```
pub struct LazyLoader<Args, Ret> {
    run: fn(Args) -> Ret,
    loader: Option<&'static LazySplitLoader>,
}

impl<Args, Ret> LazyLoader<Args, Ret> {
    /// A function that is there already: nothing is loaded.
    pub const fn direct(run: fn(Args) -> Ret) -> Self {
        Self { run, loader: None }
    }

    /// A function that may be called once the loader has loaded its module.
    ///
    /// # Safety
    ///
    /// `run` may be called whenever `loader` is loaded.
    #[doc(hidden)]
    pub const unsafe fn split(run: fn(Args) -> Ret, loader: &'static LazySplitLoader) -> Self {
        Self {
            run,
            loader: Some(loader),
        }
    }

    /// Loads the module, or joins the load that is under way; gives whether the module is there.
    ///
    /// After `false`, the next call tries again.
    pub fn load(&'static self) -> SplitLoaderFuture {
        match self.loader {
            Some(loader) => loader.load(),
            None => SplitLoaderFuture::completed(),
        }
    }

    /// Begins to load the module, and waits for nothing.
    pub fn preload(&'static self) {
        if let Some(loader) = self.loader {
            loader.preload();
        }
    }

    /// Whether the function can be called.
    pub fn is_loaded(&self) -> bool {
        self.check().is_ok()
    }

    /// Calls the function.
    ///
    /// # Errors
    ///
    /// [`NotLoaded`](SplitLoaderError::NotLoaded) if no load has ended yet,
    /// [`LoadFailed`](SplitLoaderError::LoadFailed) if the last one failed.
    pub fn call(&self, args: Args) -> Result<Ret, SplitLoaderError> {
        self.check()?;
        Ok((self.run)(args))
    }

    fn check(&self) -> Result<(), SplitLoaderError> {
        self.loader.map_or(Ok(()), LazySplitLoader::check)
    }
}

impl<Args, Ret> fmt::Debug for LazyLoader<Args, Ret> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LazyLoader")
            .field("loaded", &self.is_loaded())
            .finish_non_exhaustive()
    }
}
