//! Spreadsheets: two split points of one module, and statics it shares with `tally`.
use std::io::Cursor;
use std::sync::atomic::Ordering::SeqCst;

use calamine::{open_workbook_from_rs, Data, Reader, Xlsx};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook, XlsxError};
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::state::{COUNTER, TOTAL};
use crate::{state, Answer, Lazy};

#[wasm_split(sheet, fallible)]
fn write(rows: u32, factor: f64) -> Lazy<Vec<u8>> {
    COUNTER.fetch_add(1, SeqCst);
    Ok(compose(rows, factor).unwrap_or_else(|e| e.to_string().into_bytes()))
}

#[wasm_split(sheet, fallible)]
fn read(bytes: Vec<u8>) -> Lazy<String> {
    COUNTER.fetch_add(0x10, SeqCst);
    Ok(sum(bytes).unwrap_or_else(|e| format!("error: {e}")))
}

fn compose(rows: u32, factor: f64) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A fixed date: the bytes must not depend on the day.
    let date = ExcelDateTime::from_ymd(2024, 2, 29)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&date));
    let sheet = book.add_worksheet();
    for row in 0..rows {
        sheet.write(row, 0, format!("row {row}"))?;
        sheet.write(row, 1, f64::from(row) * factor)?;
    }
    sheet.write(rows, 1, Formula::new(format!("=SUM(B1:B{rows})")))?;
    book.save_to_buffer()
}

fn sum(bytes: Vec<u8>) -> Result<String, calamine::XlsxError> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes))?;
    let names = book.sheet_names();
    let range = book.worksheet_range(&names[0])?;
    let numbers = range.used_cells().filter_map(|(_, _, cell)| match cell {
        Data::Float(f) => Some(*f),
        _ => None,
    });
    let total: f64 = numbers.sum();
    TOTAL.fetch_add(total as u64, SeqCst);
    Ok(format!("{names:?} {:?} {total:.3}", range.get_size()))
}

#[wasm_bindgen]
pub async fn sheet(rows: u32, factor: f64) -> Answer {
    let bytes = write(rows, factor).await?;
    let kind = bytes.starts_with(b"PK");
    let hash = state::fnv(&bytes);
    Ok(format!("zip={kind} {hash:016x} {}", read(bytes).await?))
}

#[wasm_bindgen]
pub async fn sheet_error() -> Answer {
    Ok(read(b"no workbook".to_vec()).await?)
}
