//! A cookbook: each route is a module that the router loads on the first visit, and two functions
//! are modules that the program calls when it wants them.
mod recipe;
mod search;
mod shopping;
mod store;

use dioxus::prelude::*;
use recipe::Recipe;
use search::Search;
use shopping::Shopping;

fn main() {
    dioxus::launch(App);
}

#[derive(Routable, Clone, PartialEq, Debug)]
#[rustfmt::skip]
enum Route {
    #[layout(Frame)]
        #[route("/")]
        Home,
        #[route("/recipe/:id")]
        Recipe { id: String },
        #[route("/search?:query")]
        Search { query: String },
        #[route("/shopping")]
        Shopping,
        #[route("/:..path")]
        NotFound { path: Vec<String> },
}

#[component]
fn App() -> Element {
    rsx! { Router::<Route> {} }
}

/// What surrounds every route; it is in main. The router suspends a route until its module is there.
#[component]
fn Frame() -> Element {
    rsx! {
        header {
            img { id: "logo", src: asset!("/assets/pan.svg"), alt: "a pan" }
            nav {
                Link { id: "to-home", to: Route::Home, "Home" }
                Link { id: "to-search", to: Route::Search { query: String::new() }, "Search" }
                Link { id: "to-shopping", to: Route::Shopping, "Shopping list" }
            }
        }
        SuspenseBoundary {
            fallback: |_| rsx! { p { id: "waiting", "One moment …" } },
            main { Outlet::<Route> {} }
        }
    }
}

#[component]
fn Home() -> Element {
    rsx! {
        h1 { "Cookbook" }
        ul {
            for (id, name) in store::names() {
                li {
                    Link { id: "to-{id}", to: Route::Recipe { id: id.to_string() }, "{name}" }
                }
            }
        }
    }
}

#[component]
fn NotFound(path: Vec<String>) -> Element {
    let path = path.join("/");
    rsx! {
        h1 { "Not here" }
        p { id: "lost", "There is no page /{path}." }
    }
}
