use crate::catalog::{Product, PRODUCTS};
use crate::html::{euros, heading};

/// All teas.
pub fn page() -> String {
    let card = |p: &Product| {
        format!(
            "<li class=\"card {kind}\"><a href=\"/product/{slug}\">{name}</a>\
             <span>{kind} · {price} for 100 g</span></li>",
            kind = p.kind,
            slug = p.slug,
            name = p.name,
            price = euros(p.cents),
        )
    };
    let cards: String = PRODUCTS.iter().map(card).collect();
    format!("{}<ul class=\"cards\">{cards}</ul>", heading("Our teas"))
}
