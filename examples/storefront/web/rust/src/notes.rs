//! What is written about each tea, in Markdown. Used by two pages, so it lies in a file that both
//! of them load.

macro_rules! notes {
    ($($slug:literal),* $(,)?) => {
        &[$(($slug, include_str!(concat!("../notes/", $slug, ".md")))),*]
    };
}

pub static NOTES: &[(&str, &str)] = notes![
    "assam-gold",
    "darjeeling-first-flush",
    "smoked-lapsang",
    "earl-grey-blue",
    "sencha-spring",
    "jasmine-pearls",
    "gunpowder",
    "genmaicha",
    "silver-needle",
    "iron-goddess",
    "rooibos-vanilla",
    "peppermint-leaf",
];

pub fn find(slug: &str) -> &'static str {
    NOTES
        .iter()
        .find(|(s, _)| *s == slug)
        .map_or("", |(_, text)| text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_product_has_notes() {
        for product in &crate::catalog::PRODUCTS {
            assert!(
                super::find(product.slug).contains("## Brewing"),
                "{}",
                product.slug
            );
        }
    }
}
