//! One recipe, with a table that is worked out by a module of its own.
use crate::store;
use dioxus::prelude::*;
use pulldown_cmark::{html, Options, Parser};

#[component]
pub fn Recipe(id: ReadSignal<String>) -> Element {
    let mut energy = use_signal(String::new);
    let Some(entry) = store::find(&id()) else {
        return rsx! { p { id: "lost", "No recipe is called {id}." } };
    };
    rsx! {
        article { id: "text", dangerous_inner_html: to_html(entry.text) }
        button {
            id: "energy",
            onclick: move |_| async move {
                let answer = count_energy(entry.table.to_string()).await;
                energy.set(answer.unwrap_or_else(|e| format!("cannot read the table: {e}")));
            },
            "How much energy?"
        }
        button {
            id: "want",
            onclick: move |_| async move {
                let things = ingredients(entry.table.to_string()).await;
                let count = store::put_on_list(things);
                energy.set(format!("{count} things are on the list"));
            },
            "Put on the shopping list"
        }
        pre { id: "answer", "{energy}" }
    }
}

fn to_html(source: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut out = String::new();
    html::push_html(&mut out, Parser::new_ext(source, options));
    out
}

/// The sum of a table `ingredient,grams,kcal per 100 g`.
#[wasm_split::wasm_split(nutrition)]
async fn count_energy(table: String) -> Result<String, String> {
    let mut sum = 0.0;
    let mut lines = Vec::new();
    for record in csv::Reader::from_reader(table.as_bytes()).records() {
        let record = record.map_err(|e| e.to_string())?;
        let number = |i: usize| record[i].trim().parse::<f64>().map_err(|e| e.to_string());
        let energy = number(1)? * number(2)? / 100.0;
        lines.push(format!("{:>8.1} kcal  {}", energy, &record[0]));
        sum += energy;
    }
    lines.push(format!("{sum:>8.1} kcal  in all"));
    Ok(lines.join("\n"))
}

/// Two functions that name one module lie in one file.
#[wasm_split::wasm_split(nutrition)]
async fn ingredients(table: String) -> Vec<String> {
    csv::Reader::from_reader(table.as_bytes())
        .records()
        .filter_map(|record| record.ok()?.get(0).map(str::to_string))
        .collect()
}
