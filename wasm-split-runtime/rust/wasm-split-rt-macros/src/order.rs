//! What other macros that stand above `#[wasm_split]`, or around it, have made of a function.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Error, ItemFn, Result, ReturnType, Signature};

use crate::options::{Failure, SplitOptions};

/// What `#[wasm_bindgen]` calls the function that JS calls, and the one that describes its types.
const SHIM: &str = "__wasm_bindgen_generated";
const DESCRIPTION: &str = "__wbindgen_describe";

/// Whether `#[wasm_bindgen]` has made this function: it copies the attributes of those it exports.
pub(crate) fn is_shim(sig: &Signature) -> bool {
    let name = sig.ident.to_string();
    sig.abi.is_some() && (name.starts_with(SHIM) || name.starts_with(DESCRIPTION))
}

/// The shim as it is: it calls the function, which is split by itself.
pub(crate) fn shim(options: &SplitOptions, item: &ItemFn) -> Result<TokenStream> {
    let called = item.sig.ident.to_string().starts_with(SHIM);
    if called && options.failure == Failure::Wraps {
        return Err(Error::new_spanned(
            &item.sig.ident,
            "`#[wasm_bindgen]` does not see what `fallible` makes of the function's result: swap \
             them, `#[wasm_split]` above `#[wasm_bindgen]`, with `fallible(into)` and a result such \
             as `Result<T, JsError>`",
        ));
    }
    Ok(item.to_token_stream())
}

/// What to do about a function that is not async, where another macro has made it so.
pub(crate) fn error(sig: &Signature, module: &str) -> Option<Error> {
    if sig.asyncness.is_some() {
        return None;
    }
    let mut lifetimes = sig.generics.lifetimes();
    if lifetimes.any(|l| l.lifetime.ident == "async_trait") {
        let advice = format!(
            "`#[async_trait]` has made another function of this one before it can be split: move \
             what it does into a free function with `#[wasm_split({module})]`, and await that here"
        );
        return Some(Error::new_spanned(&sig.ident, advice));
    }
    let ReturnType::Type(_, ty) = &sig.output else {
        return None;
    };
    mentions_future(ty.to_token_stream()).then(|| {
        Error::new_spanned(
            &sig.ident,
            "a split function is written `async fn`; if it is, and the macro above has made this \
             of it, swap them: `#[wasm_split]` comes first",
        )
    })
}

fn mentions_future(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == "Future",
        TokenTree::Group(group) => mentions_future(group.stream()),
        _ => false,
    })
}
