use regex::RegexBuilder;
use serde::Deserialize;
use wasm_split::wasm_split;

use super::table;
use crate::html::{complaint, escape, euros, heading};
use crate::params::Params;

const SAMPLE: &str = include_str!("prices.csv");

#[derive(Debug, Deserialize)]
struct Offer {
    article: String,
    supplier: String,
    grams: i64,
    cents: i64,
}

/// Suppliers' offers, pasted as CSV: the cheapest first, filtered by a regular expression.
#[wasm_split(prices, fallible)]
pub async fn page(params: Params) -> String {
    let text = params.get("list").unwrap_or(SAMPLE);
    let filter = params.get("filter").unwrap_or_default();
    let result = offers(text, filter).map_or_else(|e| complaint(&e), |offers| list(&offers));
    format!(
        "{}<form action=\"/prices\" method=\"post\"><label>Offers as CSV \
         <textarea name=\"list\" rows=\"10\" spellcheck=\"false\">{}</textarea></label>\
         <label>Filter (regular expression) <input name=\"filter\" value=\"{}\" \
         placeholder=\"assam|needle\"></label><button>Compare</button></form>{result}",
        heading("Price list"),
        escape(text),
        escape(filter),
    )
}

fn offers(text: &str, filter: &str) -> Result<Vec<Offer>, String> {
    let regex = RegexBuilder::new(filter)
        .case_insensitive(true)
        .build()
        .map_err(|e| e.to_string())?;
    let mut offers: Vec<Offer> = table::rows(text)?;
    if let Some(bad) = offers.iter().find(|o| o.grams <= 0) {
        return Err(format!("{}: grams must be above 0", bad.article));
    }
    offers.retain(|o| regex.is_match(&o.article) || regex.is_match(&o.supplier));
    offers.sort_by_key(|o| o.cents * 1000 / o.grams);
    Ok(offers)
}

fn list(offers: &[Offer]) -> String {
    let rows: String = offers
        .iter()
        .map(|o| {
            format!(
                "<tr><td>{}<td>{}<td>{} g<td>{}<td>{}",
                escape(&o.article),
                escape(&o.supplier),
                o.grams,
                euros(o.cents),
                euros(o.cents * 1000 / o.grams),
            )
        })
        .collect();
    format!(
        "<table><caption>{} offers</caption><thead><tr><th>Article<th>Supplier<th>Weight<th>Price\
         <th>Per kg</thead><tbody>{rows}</tbody></table>",
        offers.len(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cheapest_first_and_filtered() {
        let offers = offers(SAMPLE, "assam|silver").unwrap();
        let names: Vec<_> = offers
            .iter()
            .map(|o| (o.article.as_str(), o.grams))
            .collect();
        assert_eq!(
            [
                ("Assam Gold", 5000),
                ("Assam Gold", 1000),
                ("Silver Needle", 250)
            ],
            names[..]
        );
    }

    #[test]
    fn mistakes_are_told() {
        assert!(offers("article,supplier,grams,cents\na,b,c,1", "")
            .unwrap_err()
            .contains("line: 2"));
        assert!(offers(SAMPLE, "(").unwrap_err().contains("unclosed group"));
        assert!(offers("article,supplier,grams,cents\na,b,0,1", "")
            .unwrap_err()
            .contains("above 0"));
    }
}
