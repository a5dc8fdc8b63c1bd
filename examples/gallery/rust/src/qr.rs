use qrcode::render::svg;
use qrcode::QrCode;
use wasm_split_helpers::wasm_split;

use crate::{complaint, Html};

/// A QR code as SVG.
#[wasm_split(qr, fallible)]
pub fn render(text: String) -> Html {
    Ok(match QrCode::new(text.as_bytes()) {
        Ok(code) => code.render::<svg::Color>().min_dimensions(220, 220).build(),
        Err(e) => complaint(&e.to_string()),
    })
}
