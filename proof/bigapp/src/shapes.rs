//! Trait objects made here and dropped in `tally`.
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::state::SHAPES;
use crate::{bridge, Answer, Lazy};

/// Main sees no more of a shape than this.
pub trait Shape {
    fn name(&self) -> String;
    fn area(&self) -> f64;
}

struct Circle(f64);
struct Path(Vec<(f64, f64)>);

impl Shape for Circle {
    fn name(&self) -> String {
        format!("circle {}", self.0)
    }
    fn area(&self) -> f64 {
        std::f64::consts::PI * self.0.powi(2)
    }
}

impl Drop for Circle {
    fn drop(&mut self) {
        bridge::note(&format!("dropped {}", self.name()));
    }
}

impl Shape for Path {
    fn name(&self) -> String {
        format!("path of {}", self.0.len())
    }
    fn area(&self) -> f64 {
        let next = self.0.iter().cycle().skip(1);
        let sum: f64 = self.0.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
        sum.abs() / 2.0
    }
}

#[wasm_split(shapes, fallible)]
pub fn make(size: f64) -> Lazy<String> {
    let corner = |n: u32| (f64::from(n % 2) * size, f64::from(n / 2) * size);
    let path = Path([0, 1, 3, 2].map(corner).to_vec());
    let made: [Box<dyn Shape>; 2] = [Box::new(Circle(size)), Box::new(path)];
    let text = made.iter().map(|s| format!("{} {:.4}", s.name(), s.area()));
    let text = text.collect::<Vec<_>>().join(", ");
    SHAPES.with_borrow_mut(|shapes| shapes.extend(made));
    Ok(text)
}

#[wasm_bindgen]
pub async fn shapes(size: f64) -> Answer {
    Ok(make(size).await?)
}
