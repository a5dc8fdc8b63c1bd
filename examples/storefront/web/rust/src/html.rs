//! Small things that all pages use; they lie in main.

/// Makes text safe to stand in HTML.
pub fn escape(text: &str) -> String {
    text.chars()
        .fold(String::with_capacity(text.len()), |mut out, c| {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                _ => out.push(c),
            }
            out
        })
}

/// An amount of cents as euros.
pub fn euros(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02} €", cents.abs() / 100, cents.abs() % 100)
}

/// A message about what a visitor has entered.
pub fn complaint(text: &str) -> String {
    format!("<p class=\"complaint\" role=\"alert\">{}</p>", escape(text))
}

/// The heading of a page, which gets the focus after a navigation.
pub fn heading(text: &str) -> String {
    format!("<h1 tabindex=\"-1\">{}</h1>", escape(text))
}
