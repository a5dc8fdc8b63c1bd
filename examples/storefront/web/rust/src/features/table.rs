//! Comma-separated values; used by the price list and by the chart.

use csv::{ReaderBuilder, Trim};
use serde::de::DeserializeOwned;

/// Reads rows under a line with the names of the columns.
pub fn rows<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, String> {
    let mut reader = ReaderBuilder::new()
        .trim(Trim::All)
        .flexible(false)
        .from_reader(text.as_bytes());
    reader
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|e| e.to_string())
}
