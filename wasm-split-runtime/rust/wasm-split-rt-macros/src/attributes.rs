//! Which half of a split point an attribute is for: what callers see, or the code behind it.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{quote, ToTokens};
use syn::{AttrStyle, Attribute};

/// How code is compiled: nothing of it is in what callers see.
const OF_CODE: [&str; 7] = [
    "inline",
    "instruction_set",
    "link_section",
    "no_sanitize",
    "optimize",
    "sanitize",
    "target_feature",
];

/// Said of each function by itself, and true of both.
const OF_BOTH: [&str; 2] = ["cold", "coverage"];

/// What is said of a function and means nothing for a static.
const OF_FUNCTIONS: [&str; 2] = ["must_use", "track_caller"];

/// Of what callers see: documentation, lint levels (they hold for the items in it as well), the
/// function's symbol, and all that other macros read.
pub(crate) fn of_interface(attrs: &[Attribute]) -> Vec<TokenStream> {
    only(attrs, |name| !OF_CODE.contains(&name))
}

/// Of the code.
pub(crate) fn of_code(attrs: &[Attribute]) -> Vec<TokenStream> {
    only(attrs, |name| is_code(name) || OF_BOTH.contains(&name))
}

/// Of the static that stands for a lazily loaded function.
pub(crate) fn of_static(attrs: &[Attribute]) -> Vec<TokenStream> {
    only(attrs, |name| !is_function(name))
}

/// Of the lazily loaded function.
pub(crate) fn of_function(attrs: &[Attribute]) -> Vec<TokenStream> {
    only(attrs, is_function)
}

/// Whether an item is there at all.
pub(crate) fn conditions(attrs: &[Attribute]) -> Vec<TokenStream> {
    only(attrs, |name| name == "cfg")
}

fn is_code(name: &str) -> bool {
    OF_CODE.contains(&name)
}

fn is_function(name: &str) -> bool {
    is_code(name) || OF_BOTH.contains(&name) || OF_FUNCTIONS.contains(&name)
}

/// The attributes, and parts of `cfg_attr`, whose names are wanted; as they stand before an item.
fn only(attrs: &[Attribute], wanted: impl Fn(&str) -> bool) -> Vec<TokenStream> {
    let kept = attrs.iter().filter_map(|attr| {
        let meta = attr.meta.to_token_stream();
        let kept = part(&meta, &wanted)?;
        // Untouched tokens keep their places.
        if kept.to_string() == meta.to_string() && matches!(attr.style, AttrStyle::Outer) {
            return Some(attr.to_token_stream());
        }
        Some(quote!(#[#kept]))
    });
    kept.collect()
}

/// What of an attribute's inside is wanted.
fn part(meta: &TokenStream, wanted: &dyn Fn(&str) -> bool) -> Option<TokenStream> {
    let (name, rest) = name(meta);
    let conditional = match rest {
        Some(TokenTree::Group(group)) if name == "cfg_attr" => group.stream(),
        _ => return wanted(&name).then(|| meta.clone()),
    };
    let mut metas = by_commas(conditional).into_iter();
    let predicate = metas.next()?;
    let kept: Vec<_> = metas.filter_map(|meta| part(&meta, wanted)).collect();
    (!kept.is_empty()).then(|| quote!(cfg_attr(#predicate, #(#kept),*)))
}

/// The attribute's name, if it is a single word, and what comes next.
fn name(meta: &TokenStream) -> (String, Option<TokenTree>) {
    let mut trees = meta.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Ident(word)), Some(TokenTree::Group(group))) if word == "unsafe" => {
            name(&group.stream())
        }
        (Some(TokenTree::Ident(_)), Some(TokenTree::Punct(next))) if next.as_char() == ':' => {
            (String::new(), None)
        }
        (Some(TokenTree::Ident(word)), next) => (Ident::to_string(&word), next),
        _ => (String::new(), None),
    }
}

fn by_commas(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![];
    let mut part = vec![];
    for tree in tokens {
        if matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ',') {
            parts.push(part.drain(..).collect());
        } else {
            part.push(tree);
        }
    }
    if !part.is_empty() {
        parts.push(part.into_iter().collect());
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::{parse_quote, ItemFn};

    fn texts(tokens: &[TokenStream]) -> Vec<String> {
        tokens.iter().map(TokenStream::to_string).collect()
    }

    fn expected(attrs: &[Attribute]) -> Vec<String> {
        let all: Vec<_> = attrs.iter().map(ToTokens::to_token_stream).collect();
        texts(&all)
    }

    #[test]
    fn each_attribute_goes_where_it_means_something() {
        let item: ItemFn = parse_quote! {
            /// Documented.
            #[inline(never)]
            #[cold]
            #[must_use]
            #[allow(unused)]
            #[target_feature(enable = "simd128")]
            #[unsafe(no_mangle)]
            #[unsafe(link_section = "far")]
            #[clippy::msrv = "1.85"]
            #[tracing::instrument(inline)]
            fn f() {}
        };
        let interface: Vec<Attribute> = parse_quote! {
            /// Documented.
            #[cold]
            #[must_use]
            #[allow(unused)]
            #[unsafe(no_mangle)]
            #[clippy::msrv = "1.85"]
            #[tracing::instrument(inline)]
        };
        let code: Vec<Attribute> = parse_quote! {
            #[inline(never)]
            #[cold]
            #[target_feature(enable = "simd128")]
            #[unsafe(link_section = "far")]
        };
        assert_eq!(texts(&of_interface(&item.attrs)), expected(&interface));
        assert_eq!(texts(&of_code(&item.attrs)), expected(&code));
    }

    #[test]
    fn conditional_attributes_are_divided() {
        let item: ItemFn = parse_quote! {
            #[cfg_attr(all(a, b), must_use, inline, cfg(c), cfg_attr(d, target_feature(enable = "x"), doc = "y"))]
            fn f() {}
        };
        let interface: Vec<Attribute> = parse_quote! {
            #[cfg_attr(all(a, b), must_use, cfg(c), cfg_attr(d, doc = "y"))]
        };
        let code: Vec<Attribute> = parse_quote! {
            #[cfg_attr(all(a, b), inline, cfg_attr(d, target_feature(enable = "x")))]
        };
        let conditions: Vec<Attribute> = parse_quote!(#[cfg_attr(all(a, b), cfg(c))]);
        let of_static: Vec<Attribute> = parse_quote! {
            #[cfg_attr(all(a, b), cfg(c), cfg_attr(d, doc = "y"))]
        };
        assert_eq!(texts(&of_interface(&item.attrs)), expected(&interface));
        assert_eq!(texts(&of_code(&item.attrs)), expected(&code));
        assert_eq!(
            texts(&super::conditions(&item.attrs)),
            expected(&conditions)
        );
        assert_eq!(texts(&super::of_static(&item.attrs)), expected(&of_static));
    }

    #[test]
    fn inner_attributes_come_to_stand_before_the_item() {
        let item: ItemFn = parse_quote! {
            fn f() {
                #![allow(unused)]
            }
        };
        let outer: Vec<Attribute> = parse_quote!(#[allow(unused)]);
        assert_eq!(texts(&of_interface(&item.attrs)), expected(&outer));
    }
}
