//! What a function says of its processor reaches its code, in the module.
use std::arch::wasm32::*;

use wasm_bindgen::prelude::*;
use wasm_split::attr::lazy_loader;
use wasm_split::wasm_split;

#[wasm_split(simd)]
#[target_feature(enable = "simd128")]
async fn dot(a: Vec<f32>, b: Vec<f32>) -> f32 {
    let mut sums = f32x4_splat(0.0);
    for (x, y) in a.chunks_exact(4).zip(b.chunks_exact(4)) {
        let x = f32x4(x[0], x[1], x[2], x[3]);
        let y = f32x4(y[0], y[1], y[2], y[3]);
        sums = f32x4_add(sums, f32x4_mul(x, y));
    }
    f32x4_extract_lane::<0>(sums)
        + f32x4_extract_lane::<1>(sums)
        + f32x4_extract_lane::<2>(sums)
        + f32x4_extract_lane::<3>(sums)
}

#[lazy_loader(extern "simd")]
#[cfg_attr(target_arch = "wasm32", inline, target_feature(enable = "simd128"))]
fn longest(a: Vec<u32>) -> u32 {
    let mut most = u32x4_splat(0);
    for x in a.chunks_exact(4) {
        most = u32x4_max(most, u32x4(x[0], x[1], x[2], x[3]));
    }
    u32x4_extract_lane::<0>(most).max(u32x4_extract_lane::<1>(most))
}

#[wasm_bindgen]
pub async fn simd_dot(count: u16) -> String {
    let values: Vec<f32> = (0..count).map(f32::from).collect();
    let dot = dot(values.clone(), values).await;
    let loaded = LONGEST.load().await;
    format!("{dot} {loaded} {:?}", LONGEST.call((0..8).collect()))
}
