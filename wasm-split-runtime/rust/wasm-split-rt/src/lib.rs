#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod error;
mod future;
mod lazy;
mod loader;
mod lock;

pub use error::SplitLoaderError;
pub use future::SplitLoaderFuture;
pub use lazy::LazyLoader;
pub use loader::{LazySplitLoader, LoadCallback, LoadFunction, SplitLoaderState};

/// Puts the body of an async function into a module, which the first call loads.
///
/// ```
/// use wasm_split::wasm_split;
///
/// /// Renders a page.
/// #[wasm_split(markdown)]
/// pub async fn render(source: String, (width, height): (u32, u32)) -> String {
///     format!("{source} in {width} × {height}")
/// }
///
/// # async fn page() {
/// let html = render("# Title".to_owned(), (80, 25)).await;
/// # }
/// ```
///
/// The argument is the name of the module, an identifier or a string. All functions that name one
/// module are loaded together, in whatever crate of the program they are. Options follow it:
///
/// | option | meaning |
/// |---|---|
/// | `fallible` | callers get `Result<T, SplitLoaderError>` where the function gives `T` |
/// | `fallible(into)` | the function gives a `Result<T, E>`, and callers the same: a failure becomes an `E`, by `From<SplitLoaderError>` |
/// | `send` | the future is `Send` if the arguments are, whatever the function holds; see below |
/// | `preload(name)` | declares `async fn name() -> bool`, which loads the module ahead of its use |
/// | `crate = path` | where this crate is, for those who re-export it; `::wasm_split` |
///
/// Without `fallible`, a call whose module cannot be loaded panics, and that is the end of its task: a
/// promise that JS has of it stays pending where panics abort, and is rejected where they unwind.
/// Either way the next call tries again.
///
/// ```
/// use wasm_split::{wasm_split, SplitLoaderError};
///
/// #[wasm_split(report, fallible, preload(preload_report))]
/// async fn report(of: &str) -> Result<usize, std::num::ParseIntError> {
///     of.parse()
/// }
///
/// # async fn page() {
/// preload_report().await;
/// match report("12").await {
///     Ok(Ok(number)) => println!("{number}"),
///     Ok(Err(error)) => println!("no number: {error}"),
///     Err(error) => println!("{error}, try again"),
/// }
/// # }
/// ```
///
/// With an error type that has room for the failure, there is one `Result` only. Such are `JsError`,
/// `Box<dyn Error>`, and all that are `From<SplitLoaderError>`:
///
/// ```
/// use std::error::Error;
/// use wasm_split::wasm_split;
///
/// #[wasm_split(report, fallible(into))]
/// async fn number(of: &str) -> Result<usize, Box<dyn Error>> {
///     Ok(of.parse()?)
/// }
/// ```
///
/// # What may be split
///
/// Free functions and associated functions without `self`, `async`, `async unsafe` too, with any
/// arguments and patterns, references, lifetimes (of an `impl` too) and attributes, and with any
/// result, `!` too (with `fallible` callers get `Infallible` for it). Not: functions that are not async
/// (see [`lazy_loader!`]), generic ones, those that take or return `impl Trait`, take `self` or use
/// `Self`, `const`, `extern` and variadic ones. Each of these is an error that says what to do.
///
/// # Attributes
///
/// What is said of the code goes with it into the module: `#[inline]`, `#[target_feature]`,
/// `#[optimize]` and the like, in `#[cfg_attr]` too. All else is said of the function that callers
/// see: documentation, lint levels (which hold for the code as well), `#[must_use]`, `#[no_mangle]`,
/// `#[cfg]`, and the attributes of other macros. These stand below `#[wasm_split]`;
/// `#[wasm_bindgen]` may stand above it, too, unless `fallible` changes the result.
///
/// # `Send`
///
/// With `send`, the body's future is taken to be `Send` on WebAssembly without atomics, where there
/// is no second thread to send it to; it may hold a `JsValue` or an `Rc`. The arguments have to be
/// `Send` by themselves. On all other targets, the future is `Send` if all that it holds is.
///
/// # Expansion
///
/// On `wasm32-unknown-unknown`, roughly:
///
/// ```ignore
/// pub async fn render(source: String, __wasm_split_arg1: (u32, u32)) -> String {
///     #[link(wasm_import_module = "./__wasm_split.js")]
///     unsafe extern "C-unwind" {
///         #[link_name = "__wasm_split_00markdown00_import_<hash>_render"]
///         fn import(args: *mut c_void, ret: *mut c_void);
///     }
///     #[unsafe(export_name = "__wasm_split_00markdown00_export_<hash>_render")]
///     unsafe extern "C-unwind" fn export(args: *mut c_void, ret: *mut c_void) {
///         // Boxes the future of `body`, and leaves it in `ret`.
///     }
///     async fn body(source: String, (width, height): (u32, u32)) -> String {
///         // What was written.
///     }
///     // Loads the module, calls the import and awaits the future.
/// }
/// ```
///
/// The future's vtable, its `poll` and its `drop` lie in the module: main has the call alone. The
/// future is not `Send` there, unless `send` is asked for; it is unwind safe if the arguments are. The hash depends on the
/// crate's name and version and on the function, and on nothing else.
///
/// On all other targets the function awaits `body`, and that is all.
pub use wasm_split_rt_macros::wasm_split;

/// A [`LazyLoader`] for a function in scope, which goes into a module.
///
/// ```
/// use wasm_split::{lazy_loader, LazyLoader};
///
/// fn sum(numbers: Vec<i32>) -> i32 {
///     numbers.into_iter().sum()
/// }
///
/// static SUM: LazyLoader<Vec<i32>, i32> = lazy_loader!(extern "auto" fn sum(numbers: Vec<i32>) -> i32);
///
/// # async fn page() {
/// if SUM.load().await {
///     let sum = SUM.call(vec![1, 2]);
/// }
/// # }
/// ```
///
/// The string names the module. There is nothing special about `"auto"`: like any other name, it
/// puts all functions that have it into one module. The signature is that of the function, which is
/// found by its name. Arguments and result own what they hold, or hold what is `'static`.
///
/// Who calls `sum` itself, and not `SUM`, puts it into main. With a body in the same place, that
/// cannot happen: see the attribute, [`attr::lazy_loader`]. For async functions there is
/// [`#[wasm_split]`](macro@wasm_split).
///
/// Those who re-export this crate name it: `lazy_loader!(crate = framework::split, extern "auto" fn …)`.
///
/// # Expansion
///
/// On `wasm32-unknown-unknown`: an import and an export as those of
/// [`#[wasm_split]`](macro@wasm_split#expansion), and a `LazyLoader` that calls the import once the
/// module is loaded. On all other targets `LazyLoader::direct(sum)`.
pub use wasm_split_rt_macros::lazy_loader;

/// Macros that share their name with one at the root of the crate.
pub mod attr {
    /// Declares a static [`LazyLoader`](crate::LazyLoader) for a function, named like it in upper case.
    ///
    /// With a body, the function is what lies in the module. It can be called through the static
    /// only, so that nothing draws it into main by mistake:
    ///
    /// ```
    /// use wasm_split::attr::lazy_loader;
    ///
    /// /// The area of a rectangle.
    /// #[lazy_loader(extern "geometry")]
    /// pub fn area(width: f64, height: f64) -> f64 {
    ///     width * height
    /// }
    ///
    /// # async fn page() {
    /// if AREA.load().await {
    ///     assert_eq!(AREA.call((2.0, 3.0)), Ok(6.0));
    /// }
    /// # }
    /// ```
    ///
    /// is on `wasm32-unknown-unknown`, roughly
    ///
    /// ```ignore
    /// /// The area of a rectangle.
    /// pub static AREA: LazyLoader<(f64, f64), f64> = {
    ///     fn area(width: f64, height: f64) -> f64 {
    ///         width * height
    ///     }
    ///     lazy_loader!(extern "geometry" fn area(width: f64, height: f64) -> f64)
    /// };
    /// ```
    ///
    /// Without a body, it stands for the function of this name and signature that is in scope:
    ///
    /// ```
    /// use wasm_split::attr::lazy_loader;
    /// # mod heavy { pub fn double(x: i32) -> i32 { 2 * x } }
    /// use heavy::double;
    ///
    /// #[lazy_loader(extern "auto")]
    /// fn double(x: i32) -> i32;
    ///
    /// # async fn page() {
    /// DOUBLE.preload();
    /// let doubled = DOUBLE.load().await.then(|| DOUBLE.call(4));
    /// # }
    /// ```
    ///
    /// is
    ///
    /// ```ignore
    /// static DOUBLE: LazyLoader<i32, i32> = lazy_loader!(extern "auto" fn double(x: i32) -> i32);
    /// ```
    ///
    /// Rust keeps macros of all kinds in one namespace: a scope has either this attribute or
    /// [`lazy_loader!`](macro@crate::lazy_loader) under its short name. The other one can be called
    /// by its path, `wasm_split::lazy_loader!(…)` or `#[wasm_split::attr::lazy_loader(…)]`.
    pub use wasm_split_rt_macros::lazy_loader_attribute as lazy_loader;
}
