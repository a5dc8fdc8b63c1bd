//! What a visitor has entered, from the address or from a form.

/// Names and values in the order in which they were entered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Params(Vec<(String, String)>);

impl Params {
    pub fn new(entries: Vec<(String, String)>) -> Self {
        Self(entries)
    }

    /// The first value of that name that is not blank.
    pub fn get(&self, name: &str) -> Option<&str> {
        let values = self.0.iter().filter(|(n, _)| n == name);
        values
            .map(|(_, value)| value.trim())
            .find(|value| !value.is_empty())
    }

    /// The value as a number within bounds, or the given one.
    pub fn number(&self, name: &str, default: u32, bounds: std::ops::RangeInclusive<u32>) -> u32 {
        let value = self
            .get(name)
            .and_then(|v| v.parse().ok())
            .unwrap_or(default);
        value.clamp(*bounds.start(), *bounds.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_values_are_as_good_as_none() {
        let pair = |n: &str, v: &str| (n.to_owned(), v.to_owned());
        let params = Params::new(vec![pair("q", "  "), pair("q", " tea "), pair("n", "900")]);
        assert_eq!(Some("tea"), params.get("q"));
        assert_eq!(None, params.get("other"));
        assert_eq!(100, params.number("n", 5, 1..=100));
        assert_eq!(5, params.number("other", 5, 1..=100));
    }
}
