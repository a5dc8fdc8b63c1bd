//! What the shop sells.

pub struct Product {
    pub slug: &'static str,
    pub name: &'static str,
    pub kind: &'static str,
    /// Price of 100 g in cents.
    pub cents: i64,
}

const fn product(
    slug: &'static str,
    name: &'static str,
    kind: &'static str,
    cents: i64,
) -> Product {
    Product {
        slug,
        name,
        kind,
        cents,
    }
}

pub static PRODUCTS: [Product; 12] = [
    product("assam-gold", "Assam Gold", "black", 720),
    product(
        "darjeeling-first-flush",
        "Darjeeling First Flush",
        "black",
        1490,
    ),
    product("smoked-lapsang", "Smoked Lapsang", "black", 980),
    product("earl-grey-blue", "Earl Grey Blue", "black", 640),
    product("sencha-spring", "Sencha Spring", "green", 1120),
    product("jasmine-pearls", "Jasmine Pearls", "green", 1650),
    product("gunpowder", "Gunpowder", "green", 560),
    product("genmaicha", "Genmaicha", "green", 690),
    product("silver-needle", "Silver Needle", "white", 2280),
    product("iron-goddess", "Iron Goddess", "oolong", 1340),
    product("rooibos-vanilla", "Rooibos Vanilla", "herbal", 480),
    product("peppermint-leaf", "Peppermint Leaf", "herbal", 390),
];

pub fn find(slug: &str) -> Option<&'static Product> {
    PRODUCTS.iter().find(|p| p.slug == slug)
}

/// Options of a `<select>` with the given product selected.
pub fn options(selected: &str) -> String {
    let option = |p: &Product| {
        let mark = if p.slug == selected { " selected" } else { "" };
        format!("<option value=\"{}\"{mark}>{}</option>", p.slug, p.name)
    };
    PRODUCTS.iter().map(option).collect()
}
