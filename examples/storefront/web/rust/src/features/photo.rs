use std::io::Cursor;

use base64::prelude::{Engine, BASE64_STANDARD};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use wasm_split::wasm_split;

use crate::html::{complaint, escape, heading};
use crate::params::Params;

/// Makes a picture fit for the shop: smaller, sharper, as JPEG. Nothing leaves the browser.
#[wasm_split(photo, fallible)]
pub async fn page(params: Params, file: Option<Vec<u8>>) -> String {
    let width = params.number("width", 320, 16..=1024);
    let quality = params.number("quality", 80, 1..=100);
    let effect = params.get("effect").unwrap_or("none");
    let result = match picture(file) {
        Ok(picture) => develop(&picture, width, quality as u8, effect),
        Err(e) => Err(e),
    };
    let option = |name| {
        format!(
            "<option{}>{name}</option>",
            if name == effect { " selected" } else { "" }
        )
    };
    format!(
        "{}<form action=\"/photo\" method=\"post\"><label>Picture (JPEG or PNG; a sample without) \
         <input type=\"file\" name=\"file\" accept=\"image/jpeg,image/png\"></label>\
         <label>Width <input name=\"width\" type=\"number\" min=\"16\" max=\"1024\" value=\"{width}\"></label>\
         <label>Quality <input name=\"quality\" type=\"number\" min=\"1\" max=\"100\" value=\"{quality}\"></label>\
         <label>Effect <select name=\"effect\">{}</select></label><button>Develop</button></form>{}",
        heading("Photo"),
        ["none", "grey", "blur", "sharpen", "rotate"].map(option).concat(),
        result.unwrap_or_else(|e| complaint(&e)),
    )
}

fn picture(file: Option<Vec<u8>>) -> Result<DynamicImage, String> {
    match file {
        Some(bytes) => image::load_from_memory(&bytes).map_err(|e| e.to_string()),
        None => Ok(sample()),
    }
}

/// A cup of tea from above.
fn sample() -> DynamicImage {
    let (width, height) = (800, 600);
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        let (dx, dy) = (x as f32 - 400.0, y as f32 - 300.0);
        let radius = (dx * dx + dy * dy).sqrt();
        let shade = ((x / 40 + y / 40) % 2 * 12) as u8;
        match radius {
            r if r < 180.0 => Rgb([150 - (r / 3.0) as u8, 82 - (r / 6.0) as u8, 30]),
            r if r < 215.0 => Rgb([245, 243, 236]),
            r if r < 290.0 => Rgb([225 - shade, 228 - shade, 224 - shade]),
            _ => Rgb([96 + shade, 128 + shade, 104 + shade]),
        }
    }))
}

fn develop(
    picture: &DynamicImage,
    width: u32,
    quality: u8,
    effect: &str,
) -> Result<String, String> {
    let small = picture.resize(width, width, FilterType::Lanczos3);
    let done = match effect {
        "grey" => small.grayscale(),
        "blur" => small.blur(3.0),
        "sharpen" => small.unsharpen(2.0, 2),
        "rotate" => small.rotate90(),
        _ => small,
    };
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, quality);
    done.to_rgb8()
        .write_with_encoder(encoder)
        .map_err(|e| e.to_string())?;
    let mut png = Cursor::new(Vec::new());
    done.write_to(&mut png, ImageFormat::Png)
        .map_err(|e| e.to_string())?;
    Ok(format!(
        "<figure><img alt=\"The picture, {}\" width=\"{w}\" height=\"{h}\" \
         src=\"data:image/jpeg;base64,{}\"><figcaption>{w} × {h}, {} bytes as JPEG, {} as PNG, before: \
         {} × {}</figcaption></figure>",
        escape(effect),
        BASE64_STANDARD.encode(&jpeg),
        jpeg.len(),
        png.get_ref().len(),
        picture.width(),
        picture.height(),
        w = done.width(),
        h = done.height(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_output_can_be_read_again() {
        let mut png = Cursor::new(Vec::new());
        sample().write_to(&mut png, ImageFormat::Png).unwrap();
        let picture = picture(Some(png.into_inner())).unwrap();
        let html = develop(&picture, 200, 70, "rotate").unwrap();
        assert!(
            html.contains("width=\"150\" height=\"200\""),
            "{}",
            &html[..120]
        );
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(picture(Some(b"not a picture".to_vec())).is_err());
    }
}
