//! A physics simulation: 64-bit arguments at the split point.
use rapier2d::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::state::SEED;
use crate::{Answer, Lazy};

#[wasm_split(physics, fallible)]
fn fall(steps: i64, gravity: f64, bodies: u64) -> Lazy<f64> {
    let mut world = PhysicsWorld::default();
    world.gravity = Vector::new(0.0, gravity as f32);
    world.insert(RigidBodyBuilder::fixed(), ColliderBuilder::cuboid(50.0, 0.5));
    for n in 0..bodies {
        let place = Vector::new(n as f32 * 0.4 - 2.0, 4.0 + n as f32);
        let shape = if n % 2 == 0 {
            ColliderBuilder::ball(0.5)
        } else {
            ColliderBuilder::cuboid(0.4, 0.3)
        };
        world.insert(RigidBodyBuilder::dynamic().translation(place), shape.restitution(0.6));
    }
    for _ in 0..steps {
        world.step();
    }
    let seed = SEED.with(|s| s.replace(s.get().rotate_left(7)));
    let heights = world.bodies.iter().map(|(_, b)| f64::from(b.translation().y));
    Ok(heights.sum::<f64>() + (seed % 1000) as f64)
}

#[wasm_bindgen]
pub async fn physics(steps: i64, gravity: f64, bodies: u64) -> Answer {
    Ok(format!("{:.9}", fall(steps, gravity, bodies).await?))
}
