use minijinja::{context, AutoEscape, Environment};
use pulldown_cmark::{html, Event, Options, Parser};
use serde::Serialize;
use wasm_split::wasm_split;

use super::qr;
use crate::catalog;
use crate::html::{complaint, escape, euros, heading};
use crate::params::Params;

const TEMPLATE: &str = include_str!("receipt.html");
const VAT: i64 = 7;

#[derive(Serialize)]
struct Item {
    name: &'static str,
    grams: u32,
    cents: i64,
}

/// A receipt from a template, with a note in Markdown and a code to pay by.
#[wasm_split(receipt, fallible)]
pub async fn page(params: Params) -> String {
    let slug = params.get("product").unwrap_or("assam-gold");
    let grams = params.number("grams", 100, 10..=5000);
    let note = params.get("note").unwrap_or_default();
    let receipt = match catalog::find(slug) {
        Some(product) => receipt(product, grams, note).unwrap_or_else(|e| complaint(&e)),
        None => complaint("There is no such tea."),
    };
    format!(
        "{}<form action=\"/receipt\"><label>Tea <select name=\"product\">{}</select></label>\
         <label>Grams <input name=\"grams\" type=\"number\" min=\"10\" max=\"5000\" value=\"{grams}\"></label>\
         <label>Note (Markdown) <input name=\"note\" value=\"{}\" placeholder=\"**Thank you!**\"></label>\
         <button>Print</button></form>{receipt}",
        heading("Receipt"),
        catalog::options(slug),
        escape(note),
    )
}

fn receipt(product: &'static catalog::Product, grams: u32, note: &str) -> Result<String, String> {
    let cents = product.cents * i64::from(grams) / 100;
    let number = format!("{:08X}", cents * 7919 + i64::from(grams));
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_filter("euros", euros);
    environment
        .add_template("receipt", TEMPLATE)
        .map_err(|e| e.to_string())?;
    let template = environment
        .get_template("receipt")
        .map_err(|e| e.to_string())?;
    let context = context! {
        qr => qr::picture(&format!("BCD\n002\n1\nSCT\nKettle and Leaf\nEUR{}.{:02}\n{number}", cents / 100, cents % 100))?,
        items => [Item { name: product.name, grams, cents }],
        total => cents,
        vat => VAT,
        tax => cents * VAT / (100 + VAT),
        note => markdown(note),
        number,
    };
    template.render(context).map_err(|e| e.to_string())
}

/// Markdown to HTML; HTML in the source is shown, not used.
fn markdown(text: &str) -> String {
    let events = Parser::new_ext(text, Options::empty()).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_tax() {
        let html = receipt(catalog::find("assam-gold").unwrap(), 250, "").unwrap();
        assert!(
            html.contains("<td>250<td>18.00 €") && html.contains("<td>1.17 €"),
            "{html}"
        );
        assert!(!html.contains("class=\"note\""));
    }

    #[test]
    fn notes_cannot_hold_html() {
        let html = receipt(catalog::find("gunpowder").unwrap(), 100, "**Hi** <b>x</b>").unwrap();
        assert!(
            html.contains("<strong>Hi</strong> &lt;b&gt;x&lt;/b&gt;"),
            "{html}"
        );
    }
}
