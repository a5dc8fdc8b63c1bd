//! A desk: routes that Leptos loads on the first visit, and functions that are modules.
mod finder;
mod notes;
mod palette;
mod tools;

use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes, A};
use leptos_router::{path, Lazy};

fn main() {
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    view! {
        <Router>
            <nav>
                <A href="/" attr:id="to-home">"Home"</A>
                <A href="/notes/garden" attr:id="to-notes">"Notes"</A>
                <A href="/palette" attr:id="to-palette">"Palette"</A>
                <A href="/find" attr:id="to-find">"Find"</A>
            </nav>
            <main>
                <Routes fallback=|| view! { <p id="lost">"There is no such page."</p> }>
                    <Route path=path!("/") view=tools::Home />
                    <ParentRoute path=path!("/notes") view={Lazy::<notes::Notes>::new()}>
                        <Route path=path!("") view=|| view! { <p id="choose">"Choose a note."</p> } />
                        <Route path=path!(":name") view={Lazy::<notes::Note>::new()} />
                    </ParentRoute>
                    <Route path=path!("/palette") view={Lazy::<palette::Palette>::new()} />
                    <Route path=path!("/find") view={Lazy::<finder::Finder>::new()} />
                </Routes>
            </main>
        </Router>
    }
}
