//! Colours around a circle, worked out in the module.
use leptos::prelude::*;
use leptos_router::{lazy_route, LazyRoute};

pub struct Palette {
    hue: RwSignal<f64>,
}

#[lazy_route]
impl LazyRoute for Palette {
    fn data() -> Self {
        Palette { hue: RwSignal::new(200.0) }
    }

    fn view(this: Self) -> AnyView {
        let hue = this.hue;
        view! {
            <h1>"Palette"</h1>
            <button id="turn" on:click=move |_| hue.update(|h| *h = (*h + 50.0) % 360.0)>"Turn"</button>
            <ul id="colours">{move || colours(hue.get()).into_iter().map(|c| view! { <li>{c}</li> }).collect_view()}</ul>
        }
        .into_any()
    }
}

fn colours(hue: f64) -> Vec<String> {
    (0..5).map(|i| hex((hue + 72.0 * f64::from(i)) % 360.0, 0.5, 0.6)).collect()
}

/// From hue (degrees), saturation and lightness (0 to 1).
fn hex(hue: f64, saturation: f64, lightness: f64) -> String {
    let chroma = saturation * lightness.min(1.0 - lightness);
    let channel = |n: f64| {
        let k = (n + hue / 30.0) % 12.0;
        let value = lightness - chroma * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0);
        (value * 255.0).round() as u8
    };
    format!("#{:02x}{:02x}{:02x}", channel(0.0), channel(8.0), channel(4.0))
}
