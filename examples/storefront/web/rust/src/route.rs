//! Which page belongs to which address. The server knows the same addresses.

#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    Home,
    Search,
    Product(String),
    Prices,
    Chart,
    Voucher,
    Receipt,
    Photo,
    Missing,
}

impl Route {
    pub fn of(path: &str) -> Self {
        match path.trim_end_matches('/') {
            "" => Self::Home,
            "/search" => Self::Search,
            "/prices" => Self::Prices,
            "/chart" => Self::Chart,
            "/voucher" => Self::Voucher,
            "/receipt" => Self::Receipt,
            "/photo" => Self::Photo,
            other => match other.strip_prefix("/product/") {
                Some(slug) => Self::Product(slug.to_owned()),
                None => Self::Missing,
            },
        }
    }

    pub fn title(&self) -> &'static str {
        match self {
            Self::Home => "Teas",
            Self::Search => "Search",
            Self::Product(_) => "Tea",
            Self::Prices => "Price list",
            Self::Chart => "Sales",
            Self::Voucher => "Voucher",
            Self::Receipt => "Receipt",
            Self::Photo => "Photo",
            Self::Missing => "Not found",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_pages() {
        assert_eq!(Route::Home, Route::of("/"));
        assert_eq!(Route::Search, Route::of("/search"));
        assert_eq!(Route::Search, Route::of("/search/"));
        assert_eq!(
            Route::Product("gunpowder".into()),
            Route::of("/product/gunpowder")
        );
        assert_eq!(Route::Missing, Route::of("/searching"));
    }
}
