use std::collections::{BTreeMap, BTreeSet};

use fst::automaton::{Automaton, Levenshtein, Str};
use fst::{IntoStreamer, Map, Streamer};
use regex::RegexBuilder;
use wasm_split::wasm_split;

use crate::catalog::{Product, PRODUCTS};
use crate::html::{complaint, escape, heading};
use crate::notes;
use crate::params::Params;

/// Finds teas by words of their names and notes: by their beginning, and with a typing error.
#[wasm_split(search, fallible)]
pub async fn page(params: Params) -> String {
    let query = params.get("q").unwrap_or_default();
    let results = match find(query) {
        _ if query.is_empty() => String::new(),
        Ok(found) if found.is_empty() => format!("<p>No tea matches “{}”.</p>", escape(query)),
        Ok(found) => list(&found, query),
        Err(problem) => complaint(&problem),
    };
    format!(
        "{}<form action=\"/search\" role=\"search\"><label>Words \
         <input name=\"q\" type=\"search\" value=\"{}\" placeholder=\"smokd, jasm, milk …\"></label>\
         <button>Search</button></form>{results}",
        heading("Search"),
        escape(query),
    )
}

fn words(product: &Product) -> BTreeSet<String> {
    let text = format!(
        "{} {} {}",
        product.name,
        product.kind,
        notes::find(product.slug)
    );
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() > 2);
    words.map(str::to_lowercase).collect()
}

/// The index: a word leads to the set of products, one bit for each.
fn index() -> Result<Map<Vec<u8>>, fst::Error> {
    let mut sets = BTreeMap::<String, u64>::new();
    for (i, product) in PRODUCTS.iter().enumerate() {
        for word in words(product) {
            *sets.entry(word).or_default() |= 1 << i;
        }
    }
    Map::from_iter(sets)
}

fn matching(index: &Map<Vec<u8>>, automaton: impl Automaton) -> u64 {
    let mut stream = index.search(automaton).into_stream();
    let mut set = 0;
    while let Some((_, products)) = stream.next() {
        set |= products;
    }
    set
}

/// Products that match every word of the query.
fn find(query: &str) -> Result<Vec<&'static Product>, String> {
    let index = index().map_err(|e| e.to_string())?;
    let mut set = u64::MAX;
    for word in query.to_lowercase().split_whitespace() {
        let mut found = matching(&index, Str::new(word).starts_with());
        if word.chars().count() > 3 {
            let near = Levenshtein::new(word, 1).map_err(|e| e.to_string())?;
            found |= matching(&index, near);
        }
        set &= found;
    }
    let chosen = PRODUCTS
        .iter()
        .enumerate()
        .filter(|(i, _)| set & (1 << i) != 0);
    Ok(chosen.map(|(_, product)| product).collect())
}

fn list(found: &[&Product], query: &str) -> String {
    let items: String = found
        .iter()
        .map(|p| {
            let first = notes::find(p.slug).lines().next().unwrap_or_default();
            let text = marked(&first.replace('*', ""), query);
            format!(
                "<li><a href=\"/product/{}\">{}</a> {text}</li>",
                p.slug,
                marked(p.name, query)
            )
        })
        .collect();
    format!(
        "<p>{} found</p><ul class=\"found\">{items}</ul>",
        found.len()
    )
}

/// The text as HTML, with the words of the query marked.
fn marked(text: &str, query: &str) -> String {
    let words: Vec<String> = query.split_whitespace().map(regex::escape).collect();
    let pattern = format!(r"\b(?:{})\w*", words.join("|"));
    let Ok(regex) = RegexBuilder::new(&pattern).case_insensitive(true).build() else {
        return escape(text);
    };
    let mut out = String::new();
    let mut end = 0;
    for found in regex.find_iter(text) {
        out += &escape(&text[end..found.start()]);
        out += &format!("<mark>{}</mark>", escape(found.as_str()));
        end = found.end();
    }
    out + &escape(&text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(query: &str) -> Vec<&'static str> {
        find(query).unwrap().iter().map(|p| p.slug).collect()
    }

    #[test]
    fn finds_by_beginning_by_typing_error_and_by_all_words() {
        assert_eq!(["jasmine-pearls"], slugs("jasm")[..]);
        assert_eq!(["smoked-lapsang"], slugs("smokd plums")[..]);
        assert_eq!(["genmaicha"], slugs("green rice sencha roasted")[..]);
        assert!(slugs("coffee").is_empty());
    }

    #[test]
    fn marks_words_and_escapes_the_rest() {
        assert_eq!(
            "a <mark>Mild</mark> &lt;tea&gt;",
            marked("a Mild <tea>", "mil")
        );
        assert_eq!("1+1", marked("1+1", "("));
    }
}
