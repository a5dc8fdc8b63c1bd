//! The macros of `wasm-split-rt`: use that crate, which also documents them.

use proc_macro::TokenStream;
use syn::parse_macro_input;

mod attributes;
mod checks;
mod expand;
mod lazy_loader;
mod lifetimes;
mod marker;
mod options;
mod order;
mod wasm_split;

#[allow(missing_docs)] // where it is re-exported
#[proc_macro_attribute]
pub fn wasm_split(args: TokenStream, item: TokenStream) -> TokenStream {
    let options = parse_macro_input!(args);
    let item = parse_macro_input!(item);
    finish(wasm_split::expand(options, item))
}

#[allow(missing_docs)] // where it is re-exported
#[proc_macro]
pub fn lazy_loader(input: TokenStream) -> TokenStream {
    let call = parse_macro_input!(input);
    finish(lazy_loader::expand_call(call))
}

#[allow(missing_docs)] // where it is re-exported
#[proc_macro_attribute]
pub fn lazy_loader_attribute(args: TokenStream, item: TokenStream) -> TokenStream {
    let options = parse_macro_input!(args);
    let item = parse_macro_input!(item);
    finish(lazy_loader::expand_item(options, item))
}

fn finish(expansion: syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    expansion
        .unwrap_or_else(|error| error.into_compile_error())
        .into()
}
