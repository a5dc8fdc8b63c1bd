//! State that outlives calls. Which module uses what is the point: see each item.
use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::SeqCst};
use std::sync::Mutex;

use wasm_bindgen::prelude::Closure;

use crate::shapes::Shape;

/// Of `tally` and `sheet`, initialised: lies in `.data`.
pub static COUNTER: AtomicU32 = AtomicU32::new(0xC0FF_EE00);
/// Of `tally` and `sheet`, zero: lies in `.bss`.
pub static TOTAL: AtomicU64 = AtomicU64::new(0);
/// Of `tally` and `geometry`, with a heap behind it.
pub static LEDGER: Mutex<Vec<String>> = Mutex::new(Vec::new());
/// A mutable static that points to another one and to a function.
pub static ROUTES: [(&AtomicU32, fn(u32) -> u32); 2] = [(&COUNTER, double), (&VISITS, square)];
/// Of main and several modules.
static VISITS: AtomicU32 = AtomicU32::new(0);

thread_local! {
    /// Of `shapes` (makes them) and `tally` (drops them).
    pub static SHAPES: RefCell<Vec<Box<dyn Shape>>> = const { RefCell::new(Vec::new()) };
    /// Of `hooks` (puts it there) and `vault` (drops it).
    pub static HOOK: RefCell<Option<Closure<dyn FnMut(f64) -> f64>>> = const { RefCell::new(None) };
    /// Of main and `physics`; initialised on first use.
    pub static SEED: Cell<u64> = Cell::new(fnv(b"seed"));
}

/// Makes main the first user of the seed.
pub fn seed() {
    SEED.with(|s| s.set(s.get() ^ 1));
}

pub fn visit() {
    VISITS.fetch_add(1, SeqCst);
}

pub fn visits() -> u32 {
    VISITS.load(SeqCst)
}

/// FNV-1a: enough to compare long results by.
pub fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, &b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A short form of a long result: its length, digest and beginning.
pub fn digest(text: &str) -> String {
    let head: String = text.chars().take(48).collect();
    format!("{} {:016x} {head:?}", text.len(), fnv(text.as_bytes()))
}

fn double(n: u32) -> u32 {
    n.wrapping_mul(2)
}

fn square(n: u32) -> u32 {
    n.wrapping_mul(n)
}
