//! What stands in the macros' parentheses.

use proc_macro2::Span;
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{parenthesized, parse_quote, token, Abi, Error, Ident, LitStr, Path, Result, Token};

/// Of `#[wasm_split(module, fallible, send, preload(name), crate = path)]`.
pub(crate) struct SplitOptions {
    pub(crate) module: String,
    pub(crate) failure: Failure,
    pub(crate) send: bool,
    pub(crate) preload: Option<Ident>,
    pub(crate) krate: Path,
}

/// What comes of a call whose module cannot be loaded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    /// A panic.
    Panics,
    /// `fallible`: an error around what the function gives.
    Wraps,
    /// `fallible(into)`: an error of the function's own type.
    Converts,
}

/// Of `#[lazy_loader(extern "module", crate = path)]`.
pub(crate) struct LazyOptions {
    pub(crate) module: String,
    pub(crate) krate: Path,
}

impl Parse for SplitOptions {
    fn parse(input: ParseStream) -> Result<Self> {
        let mut options = Self {
            module: split_module(input)?,
            failure: Failure::Panics,
            send: false,
            preload: None,
            krate: default_crate(),
        };
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let option = Ident::parse_any(&input.fork())?;
            match option.to_string().as_str() {
                "fallible" => {
                    Ident::parse_any(input)?;
                    options.failure = failure(input)?;
                }
                "send" => {
                    Ident::parse_any(input)?;
                    options.send = true;
                }
                "preload" => {
                    Ident::parse_any(input)?;
                    if !input.peek(token::Paren) {
                        return Err(Error::new(
                            option.span(),
                            "name the function that is to load the module: `preload(name)`",
                        ));
                    }
                    let content;
                    parenthesized!(content in input);
                    options.preload = Some(content.parse()?);
                }
                "crate" => options.krate = crate_path(input)?,
                _ => {
                    return Err(Error::new(
                        option.span(),
                        "no such option: there are `fallible`, `fallible(into)`, `send`, \
                         `preload(name)` and `crate = path`",
                    ))
                }
            }
        }
        Ok(options)
    }
}

impl Parse for LazyOptions {
    fn parse(input: ParseStream) -> Result<Self> {
        if !input.peek(Token![extern]) {
            return Err(input.error("name the module: `#[lazy_loader(extern \"auto\")]`"));
        }
        let module = abi_module(&input.parse()?)?;
        let mut krate = default_crate();
        if input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            krate = crate_path(input)?;
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(Self { module, krate })
    }
}

/// What follows `fallible`.
fn failure(input: ParseStream) -> Result<Failure> {
    if !input.peek(token::Paren) {
        return Ok(Failure::Wraps);
    }
    let content;
    let parens = parenthesized!(content in input);
    let into = content.call(Ident::parse_any).ok();
    if into.is_none_or(|word| word != "into") || !content.is_empty() {
        return Err(Error::new(
            parens.span.join(),
            "`fallible` gives callers a `Result` around what the function gives, and \
             `fallible(into)` converts the failure into the error of the function's own `Result`",
        ));
    }
    Ok(Failure::Converts)
}

pub(crate) fn default_crate() -> Path {
    parse_quote!(::wasm_split)
}

/// `crate = path`
pub(crate) fn crate_path(input: ParseStream) -> Result<Path> {
    input.parse::<Token![crate]>()?;
    input.parse::<Token![=]>()?;
    input.call(Path::parse_mod_style)
}

/// The module that `extern "module"` names.
pub(crate) fn abi_module(abi: &Abi) -> Result<String> {
    match &abi.name {
        Some(name) => checked(name.value(), name.span()),
        None => Err(Error::new(
            abi.extern_token.span,
            "name the module: `extern \"auto\"`",
        )),
    }
}

fn split_module(input: ParseStream) -> Result<String> {
    if input.peek(LitStr) {
        let name: LitStr = input.parse()?;
        return checked(name.value(), name.span());
    }
    if input.is_empty() || !input.peek(Ident::peek_any) {
        let message = "name the module that the function goes into: `#[wasm_split(module)]`";
        return Err(if input.is_empty() {
            Error::new(Span::call_site(), message)
        } else {
            input.error(message)
        });
    }
    Ok(Ident::parse_any(input)?.unraw().to_string())
}

fn checked(name: String, span: Span) -> Result<String> {
    if name.is_empty() {
        return Err(Error::new(span, "a module needs a name"));
    }
    if name.chars().any(char::is_control) {
        return Err(Error::new(
            span,
            "the name of a module cannot have control characters",
        ));
    }
    Ok(name)
}

/// Paths of the crate's parts that the expansions need.
pub(crate) fn private(krate: &Path) -> proc_macro2::TokenStream {
    quote!(#krate::__private)
}
