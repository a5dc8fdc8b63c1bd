//! A module that loads others, one of them twice.
use std::future::Future;
use std::pin::Pin;

use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::{search, shapes, tally, Answer, Lazy};

type Later<T> = Pin<Box<dyn Future<Output = T>>>;

#[wasm_split(chain, fallible, return_wrapper(let later = _; { later.await } -> Lazy<String>))]
fn links(text: String, size: f64) -> Later<Lazy<String>> {
    Box::pin(async move {
        let made = shapes::make(size).await?;
        let found = search::find(text, r"(\w)(?=\1)".into()).await?;
        let again = shapes::make(size / 2.0).await?;
        let counted = tally::count(1).await?;
        Ok([made, found, again, counted].join(" | "))
    })
}

#[wasm_bindgen]
pub async fn chain(text: String, size: f64) -> Answer {
    Ok(links(text, size).await?)
}
