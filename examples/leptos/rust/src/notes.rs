//! Notes in Markdown: a lazy route within a lazy route.
use leptos::prelude::*;
use leptos_router::components::{Outlet, A};
use leptos_router::hooks::use_params_map;
use leptos_router::{lazy_route, LazyRoute};
use pulldown_cmark::{html, Options, Parser};

pub const ALL: [(&str, &str); 2] = [
    ("garden", include_str!("../notes/garden.md")),
    ("travel", include_str!("../notes/travel.md")),
];

pub struct Notes;

#[lazy_route]
impl LazyRoute for Notes {
    fn data() -> Self {
        Notes
    }

    fn view(_this: Self) -> AnyView {
        let links = ALL.map(|(name, text)| {
            let words = text.split_whitespace().count();
            view! {
                <li>
                    <A href=format!("/notes/{name}") attr:id=format!("to-{name}")>{name}</A>
                    " ("{words}" words)"
                </li>
            }
        });
        view! { <ul id="notes">{links.collect_view()}</ul> <Outlet /> }.into_any()
    }
}

pub struct Note {
    name: Memo<Option<String>>,
}

#[lazy_route]
impl LazyRoute for Note {
    // In main: it runs while the module with the view is on its way.
    fn data() -> Self {
        let params = use_params_map();
        Note { name: Memo::new(move |_| params.with(|p| p.get("name"))) }
    }

    fn view(this: Self) -> AnyView {
        let name = this.name;
        view! { <article id="note" inner_html=move || show(name.get())></article> }.into_any()
    }
}

fn show(name: Option<String>) -> String {
    let Some((_, text)) = ALL.iter().find(|(n, _)| Some(*n) == name.as_deref()) else {
        return "<p>No note has this name.</p>".to_string();
    };
    let mut out = String::new();
    html::push_html(&mut out, Parser::new_ext(text, Options::ENABLE_TABLES));
    out
}
