//! Plane geometry; writes into the ledger that `tally` reads.
use geo::{Area, BooleanOps, BoundingRect, Buffer, Centroid, ConvexHull, Coord, LineString};
use geo::{MultiPolygon, Polygon, Simplify, TriangulateEarcut};
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::state::LEDGER;
use crate::{Answer, Lazy};

#[wasm_split(geometry, fallible)]
fn measure(corners: u32, radius: f64, shift: f32) -> Lazy<String> {
    let one = star(corners, radius, 0.0);
    let two = star(corners, radius, f64::from(shift));
    let joined: MultiPolygon<f64> = one.union(&two);
    let common = one.intersection(&two);
    let simple = joined.simplify(radius / 20.0);
    let triangles = one.earcut_triangles().len();
    let wide = one.buffer(radius / 10.0);
    let centre = joined.centroid().map(|p| p.x().round());
    let line = format!(
        "{:.6} {:.6} {:.6} {:.6} {:.6} {triangles} {centre:?} {:?}",
        joined.unsigned_area(),
        common.unsigned_area(),
        simple.unsigned_area(),
        wide.unsigned_area(),
        joined.convex_hull().unsigned_area(),
        joined.bounding_rect().map(|r| r.width().round()),
    );
    LEDGER.lock().expect("no panic while locked").push(line.clone());
    Ok(line)
}

fn star(corners: u32, radius: f64, shift: f64) -> Polygon<f64> {
    let corner = |n: u32| {
        let angle = f64::from(n) * std::f64::consts::PI / f64::from(corners);
        let r = if n % 2 == 0 { radius } else { radius / 2.0 };
        Coord { x: shift + r * angle.cos(), y: r * angle.sin() }
    };
    Polygon::new(LineString((0..corners * 2).map(corner).collect()), vec![])
}

#[wasm_bindgen]
pub async fn geometry(corners: u32, radius: f64, shift: f32) -> Answer {
    Ok(measure(corners, radius, shift).await?)
}
