//! Time zones: tables of read-only data.
use chrono::{DateTime, Duration};
use chrono_tz::Tz;
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::{Answer, Lazy};

#[wasm_split(calendar, fallible)]
fn local(seconds: i64, zone: String) -> Lazy<String> {
    let Some(time) = DateTime::from_timestamp(seconds, 0) else {
        return Ok("error: out of range".into());
    };
    let zone: Tz = match zone.parse() {
        Ok(zone) => zone,
        Err(e) => return Ok(format!("error: {e}")),
    };
    let half_year = (0..2).map(|n| time + Duration::days(182 * n));
    let lines = half_year.map(|t| t.with_timezone(&zone).format("%a %F %T %Z %z").to_string());
    Ok(lines.collect::<Vec<_>>().join(", "))
}

#[wasm_bindgen]
pub async fn calendar(seconds: i64, zone: String) -> Answer {
    Ok(local(seconds, zone).await?)
}
