//! Two functions that load when they are first called.

use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_split_helpers::wasm_split;

/// Both modules change it: one counter, wherever the functions lie.
static CALLS: AtomicU32 = AtomicU32::new(0);

static PRIMES: [u32; 8] = [2, 3, 5, 7, 11, 13, 17, 19];

#[wasm_split(primes)]
fn nth_prime(n: u32) -> u32 {
    CALLS.fetch_add(1, Ordering::Relaxed);
    PRIMES[n as usize % PRIMES.len()]
}

#[wasm_split(collatz)]
fn collatz_steps(n: u32) -> u32 {
    CALLS.fetch_add(1, Ordering::Relaxed);
    let mut steps = 0;
    let mut x = u64::from(n.max(1));
    while x != 1 {
        x = if x % 2 == 0 { x / 2 } else { 3 * x + 1 };
        steps += 1;
    }
    steps
}

/// The n-th prime, from 0.
#[wasm_bindgen]
pub async fn prime(n: u32) -> u32 {
    nth_prime(n).await
}

/// How many steps of the Collatz sequence lead from n to 1.
#[wasm_bindgen]
pub async fn steps(n: u32) -> u32 {
    collatz_steps(n).await
}

/// How many calls there were.
#[wasm_bindgen]
pub fn calls() -> u32 {
    CALLS.load(Ordering::Relaxed)
}
