//! Pictures and bar codes: two modules over the same image crate.
use std::io::Cursor;

use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, Luma, Rgb, RgbImage};
use qrcode::render::svg;
use qrcode::QrCode;
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::{state, Answer, Lazy};

#[wasm_split(imaging, fallible)]
fn paint(width: u32, height: u32) -> Lazy<Vec<u8>> {
    let image = RgbImage::from_fn(width, height, |x, y| {
        Rgb([(x * 7) as u8, (y * 5) as u8, (x ^ y) as u8])
    });
    Ok(encode(&DynamicImage::ImageRgb8(image), ImageFormat::Png))
}

#[wasm_split(imaging, fallible, preload(preload_imaging))]
fn convert(bytes: Vec<u8>, width: u32) -> Lazy<String> {
    let image = match image::load_from_memory(&bytes) {
        Ok(image) => image,
        Err(e) => return Ok(format!("error: {e}")),
    };
    let small = image.resize(width, width, FilterType::Lanczos3);
    let turned = small.rotate90().blur(1.5);
    let formats = [ImageFormat::Png, ImageFormat::Tiff, ImageFormat::Gif];
    let hashes = formats.map(|f| format!("{:016x}", state::fnv(&encode(&turned, f))));
    Ok(format!("{}x{} {}", turned.width(), turned.height(), hashes.join(" ")))
}

#[wasm_split(barcode, fallible)]
fn code(text: String) -> Lazy<String> {
    let code = match QrCode::new(text.as_bytes()) {
        Ok(code) => code,
        Err(e) => return Ok(format!("error: {e}")),
    };
    let drawing = code.render::<svg::Color>().build();
    let picture = DynamicImage::ImageLuma8(code.render::<Luma<u8>>().build());
    let png = encode(&picture, ImageFormat::Png);
    Ok(format!("{} {:016x}", state::digest(&drawing), state::fnv(&png)))
}

fn encode(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    match image.write_to(&mut out, format) {
        Ok(()) => out.into_inner(),
        Err(e) => e.to_string().into_bytes(),
    }
}

#[wasm_bindgen]
pub async fn preload_pictures() -> Answer {
    preload_imaging().await?;
    Ok("ready".into())
}

#[wasm_bindgen]
pub async fn picture(width: u32, height: u32, small: u32) -> Answer {
    let png = paint(width, height).await?;
    Ok(format!("{:016x} {}", state::fnv(&png), convert(png, small).await?))
}

#[wasm_bindgen]
pub async fn picture_error() -> Answer {
    Ok(convert(vec![1, 2, 3], 8).await?)
}

#[wasm_bindgen]
pub async fn barcode(text: String) -> Answer {
    Ok(code(text).await?)
}
