//! QR codes; used by vouchers and receipts.

use qrcode::render::svg;
use qrcode::QrCode;

/// An SVG picture of the text, or why there is none.
pub fn picture(text: &str) -> Result<String, String> {
    let code = QrCode::new(text).map_err(|e| e.to_string())?;
    let picture = code.render::<svg::Color>().min_dimensions(180, 180).build();
    // Without its XML declaration, so that it can stand in HTML.
    let start = picture.find("<svg").unwrap_or(0);
    Ok(format!(
        "<figure class=\"qr\" role=\"img\" aria-label=\"QR code\">{}</figure>",
        &picture[start..]
    ))
}
