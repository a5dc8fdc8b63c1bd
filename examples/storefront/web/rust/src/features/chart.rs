use plotters::prelude::*;
use serde::Deserialize;
use wasm_split::wasm_split;

use super::table;
use crate::catalog;
use crate::html::{complaint, escape, heading};
use crate::params::Params;

const SALES: &str = include_str!("sales.csv");
const KINDS: [&str; 5] = ["black", "green", "white", "oolong", "herbal"];
const SIZE: (u32, u32) = (720, 320);

#[derive(Deserialize)]
struct Month {
    month: u32,
    black: u32,
    green: u32,
    white: u32,
    oolong: u32,
    herbal: u32,
}

impl Month {
    fn sold(&self, kind: &str) -> u32 {
        match kind {
            "black" => self.black,
            "green" => self.green,
            "white" => self.white,
            "oolong" => self.oolong,
            _ => self.herbal,
        }
    }
}

/// What was sold of a kind of tea, month by month.
#[wasm_split(chart, fallible)]
pub async fn page(params: Params) -> String {
    let of_product = params
        .get("product")
        .and_then(catalog::find)
        .map(|p| p.kind);
    let chosen = params.get("kind").or(of_product).unwrap_or("black");
    let kind = KINDS.into_iter().find(|k| *k == chosen).unwrap_or("black");
    let options: String = KINDS
        .iter()
        .map(|k| {
            format!(
                "<option{}>{k}</option>",
                if *k == kind { " selected" } else { "" }
            )
        })
        .collect();
    let chart = table::rows::<Month>(SALES).and_then(|months| draw(&months, kind));
    format!(
        "{}<form action=\"/chart\"><label>Kind <select name=\"kind\">{options}</select></label>\
         <button>Show</button></form>{}",
        heading("Sales"),
        chart.unwrap_or_else(|e| complaint(&e)),
    )
}

/// Numbers stand beside the picture: plotters would measure text by inline styles, which the
/// page's content security policy forbids.
fn draw(months: &[Month], kind: &str) -> Result<String, String> {
    let points: Vec<(u32, u32)> = months.iter().map(|m| (m.month, m.sold(kind))).collect();
    let top = points.iter().map(|p| p.1).max().unwrap_or(0).max(1) * 11 / 10;
    let mut svg = String::new();
    plot(&mut svg, &points, top).map_err(|e| e.to_string())?;
    let rows: String = points
        .iter()
        .map(|(m, n)| format!("<tr><th scope=\"row\">{m}<td>{n}"))
        .collect();
    let total: u32 = points.iter().map(|p| p.1).sum();
    Ok(format!(
        "<figure class=\"chart\">{svg}<figcaption>{}: {total} kg in {} months, at most {} in one\
         </figcaption></figure><table><caption>In numbers</caption><thead><tr><th>Month<th>kg</thead>\
         <tbody>{rows}</tbody></table>",
        escape(kind),
        points.len(),
        points.iter().map(|p| p.1).max().unwrap_or(0),
    ))
}

fn plot(
    svg: &mut String,
    points: &[(u32, u32)],
    top: u32,
) -> Result<(), Box<dyn std::error::Error>> {
    let area = SVGBackend::with_string(svg, SIZE).into_drawing_area();
    let mut chart = ChartBuilder::on(&area)
        .margin(4)
        .build_cartesian_2d(1u32..12u32, 0u32..top)?;
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .draw()?;
    let line = RGBColor(46, 125, 90);
    chart.draw_series(AreaSeries::new(points.iter().copied(), 0, line.mix(0.2)))?;
    chart.draw_series(LineSeries::new(
        points.iter().copied(),
        line.stroke_width(3),
    ))?;
    chart.draw_series(points.iter().map(|p| Circle::new(*p, 4, line.filled())))?;
    area.present()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_curve() {
        let months: Vec<Month> = table::rows(SALES).unwrap();
        assert_eq!(12, months.len());
        for kind in KINDS {
            let html = draw(&months, kind).unwrap();
            assert!(
                html.contains("<polyline") && html.contains("12 months"),
                "{html}"
            );
            assert!(!html.contains("style="), "inline styles are forbidden");
        }
    }
}
