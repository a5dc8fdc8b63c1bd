use pulldown_cmark::{html, Options, Parser};
use wasm_split::wasm_split;

use crate::catalog;
use crate::html::{escape, euros, heading};
use crate::notes;

/// One tea, with what is written about it.
#[wasm_split(product, fallible)]
pub async fn page(slug: String) -> String {
    let Some(product) = catalog::find(&slug) else {
        return format!(
            "{}<p>There is no tea “{}”.</p>",
            heading("Not found"),
            escape(&slug)
        );
    };
    let parser = Parser::new_ext(notes::find(product.slug), Options::ENABLE_TABLES);
    let mut text = String::new();
    html::push_html(&mut text, parser);
    format!(
        "{}<p class=\"price\">{} for 100 g</p><article>{text}</article>\
         <p><a class=\"button\" href=\"/receipt?product={slug}\">Buy</a> \
         <a class=\"button\" href=\"/chart?product={slug}\">Sales</a></p>",
        heading(product.name),
        euros(product.cents),
    )
}
