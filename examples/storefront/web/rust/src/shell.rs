//! The frame around all pages: navigation, what is shown while a page loads, and the second try.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use wasm_split::SplitLoaderError;
use web_sys::{Document, Element, Event, HtmlElement, HtmlFormElement, MouseEvent, Window};

use crate::features::{chart, home, photo, prices, product, receipt, search, voucher};
use crate::html::heading;
use crate::params::Params;
use crate::route::Route;
use crate::submit;

thread_local! {
    /// Number of the latest navigation: what an earlier one brings is not shown any more.
    static VISIT: Cell<u32> = const { Cell::new(0) };
}

pub fn start() -> Result<(), JsValue> {
    listen(&document(), "click", clicked)?;
    listen(&document(), "submit", submitted)?;
    listen(&window(), "popstate", |_| visit())?;
    document()
        .document_element()
        .expect("a root")
        .set_attribute("data-ready", "")?;
    visit();
    Ok(())
}

pub fn window() -> Window {
    web_sys::window().expect("a window")
}

fn document() -> Document {
    window().document().expect("a document")
}

fn element(id: &str) -> Element {
    document()
        .get_element_by_id(id)
        .expect("an element of the page")
}

fn listen(target: &web_sys::EventTarget, name: &str, handler: fn(Event)) -> Result<(), JsValue> {
    let closure = Closure::<dyn FnMut(Event)>::new(handler);
    // Listens as long as the page lives.
    target.add_event_listener_with_callback(name, closure.into_js_value().unchecked_ref())
}

fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok().flatten()
}

fn clicked(event: Event) {
    if closest(&event, "#retry").is_some() {
        visit();
        return;
    }
    let mouse: &MouseEvent = event.unchecked_ref();
    let plain = mouse.button() == 0
        && !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key());
    if let Some(link) = closest(&event, "a[href^='/']").filter(|_| plain) {
        event.prevent_default();
        go(
            &link.get_attribute("href").unwrap_or_default(),
            &JsValue::NULL,
        );
    }
}

fn submitted(event: Event) {
    let Some(form) = closest(&event, "form").and_then(|f| f.dyn_into::<HtmlFormElement>().ok())
    else {
        return;
    };
    event.prevent_default();
    spawn_local(async move {
        if let Ok((address, state)) = submit::read(&form).await {
            go(&address, &state);
        }
    });
}

fn go(address: &str, state: &JsValue) {
    let history = window().history().expect("a history");
    if history
        .push_state_with_url(state, "", Some(address))
        .is_ok()
    {
        visit();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Shows the page of the present address.
fn visit() {
    let number = VISIT.get().wrapping_add(1);
    VISIT.set(number);
    let path = window().location().pathname().unwrap_or_default();
    let route = Route::of(&path);
    announce(&route, &path);
    spawn_local(async move {
        let result = content(&route, submit::params()).await;
        if VISIT.get() == number {
            show(&route, result);
        }
    });
}

async fn content(route: &Route, params: Params) -> Result<String, SplitLoaderError> {
    match route {
        Route::Home => Ok(home::page()),
        Route::Search => search::page(params).await,
        Route::Product(slug) => product::page(slug.clone()).await,
        Route::Prices => prices::page(params).await,
        Route::Chart => chart::page(params).await,
        Route::Voucher => voucher::page(params).await,
        Route::Receipt => receipt::page(params).await,
        Route::Photo => photo::page(params, submit::file()).await,
        Route::Missing => {
            Ok(heading("There is no such page") + "<p><a href=\"/\">All teas</a></p>")
        }
    }
}

fn announce(route: &Route, path: &str) {
    document().set_title(&format!("{} · Kettle & Leaf", route.title()));
    let links = document()
        .query_selector_all("nav a")
        .expect("a valid selector");
    for i in 0..links.length() {
        let Some(link) = links.get(i).and_then(|l| l.dyn_into::<Element>().ok()) else {
            continue;
        };
        let _ = match link.get_attribute("href").as_deref() == Some(path) {
            true => link.set_attribute("aria-current", "page"),
            false => link.remove_attribute("aria-current"),
        };
    }
    element("view").set_attribute("aria-busy", "true").ok();
    status("loading", &format!("{} is loading …", route.title()));
}

fn show(route: &Route, result: Result<String, SplitLoaderError>) {
    let view = element("view");
    view.set_attribute("aria-busy", "false").ok();
    match result {
        Ok(html) => {
            view.set_inner_html(&html);
            status("ready", "");
            let heading = view.query_selector("h1").ok().flatten();
            if let Some(heading) = heading.and_then(|h| h.dyn_into::<HtmlElement>().ok()) {
                heading.focus().ok();
            }
        }
        Err(error) => {
            view.set_inner_html("");
            status(
                "failed",
                &format!(
                    "“{}” is not there: {error}. Is the network up?",
                    route.title()
                ),
            );
        }
    }
}

/// Tells in words how it stands; the page's style shows a bar or the button for a second try.
fn status(state: &str, text: &str) {
    element("status").set_attribute("data-state", state).ok();
    element("status-text").set_text_content(Some(text));
}
