use wasm_split::wasm_split;

use super::qr;
use crate::html::{complaint, escape, euros, heading};
use crate::params::Params;

/// The season is chosen when the program is built: STOREFRONT_SEASON=winter makes another build.
const SEASON: &str = match option_env!("STOREFRONT_SEASON") {
    Some(season) => season,
    None => "autumn",
};

/// A gift voucher with a code that tells typing errors.
#[wasm_split(voucher, fallible)]
pub async fn page(params: Params) -> String {
    let name = params.get("for").unwrap_or_default();
    let amount = i64::from(params.number("euros", 25, 5..=500)) * 100;
    let voucher = if name.is_empty() {
        String::new()
    } else {
        voucher(name, amount, SEASON)
    };
    format!(
        "{}<form action=\"/voucher\"><label>For <input name=\"for\" required maxlength=\"60\" \
         value=\"{}\"></label><label>Euros <input name=\"euros\" type=\"number\" min=\"5\" max=\"500\" \
         value=\"{}\"></label><button>Make</button></form>{voucher}",
        heading("Voucher"),
        escape(name),
        amount / 100,
    )
}

fn voucher(name: &str, cents: i64, season: &str) -> String {
    let bonus = cents * bonus_percent(season) / 100;
    let code = code(name, cents + bonus);
    let picture = qr::picture(&code).unwrap_or_else(|e| complaint(&e));
    format!(
        "<section class=\"paper\"><h2>{} for {}</h2><p>With our {} bonus of {}.</p>{picture}\
         <p><code>{code}</code></p></section>",
        euros(cents + bonus),
        escape(name),
        escape(season),
        euros(bonus),
    )
}

fn bonus_percent(season: &str) -> i64 {
    match season {
        "winter" => 20,
        "spring" => 5,
        _ => 10,
    }
}

/// Amount, a number made of the name, and a check digit (Luhn's).
fn code(name: &str, cents: i64) -> String {
    let hash = name
        .bytes()
        .fold(5381u32, |h, b| h.wrapping_mul(33) ^ u32::from(b));
    let digits = format!("{cents:06}{hash:010}");
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| u32::from(b - b'0') * if i % 2 == 0 { 2 } else { 1 })
        .map(|d| if d > 9 { d - 9 } else { d })
        .sum();
    format!("TEA-{digits}{}", (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bonus_depends_on_the_season() {
        assert!(voucher("Ada", 2500, "autumn").contains("27.50 € for Ada"));
        assert!(voucher("Ada", 2500, "winter").contains("30.00 € for Ada"));
    }

    #[test]
    fn check_digit_tells_a_wrong_digit() {
        let code = code("Ada", 2750);
        let digits: Vec<u32> = code[4..].bytes().map(|b| u32::from(b - b'0')).collect();
        let sum = digits
            .iter()
            .rev()
            .enumerate()
            .map(|(i, d)| if i % 2 == 1 { d * 2 } else { *d });
        let sum: u32 = sum.map(|d| if d > 9 { d - 9 } else { d }).sum();
        assert_eq!(0, sum % 10, "{code}");
    }
}
