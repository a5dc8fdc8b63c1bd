//! `#[wasm_split]`

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{format_ident, quote, ToTokens};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{
    parse_quote, AttrStyle, Attribute, Error, FnArg, Ident, ItemFn, Pat, Result, ReturnType,
    Safety, Signature, Type,
};

use crate::checks::{self, Findings};
use crate::expand::{self, Callee};
use crate::marker::Marker;
use crate::options::{private, Failure, SplitOptions};
use crate::{attributes, lifetimes, order};

pub(crate) fn expand(options: SplitOptions, item: ItemFn) -> Result<TokenStream> {
    if order::is_shim(&item.sig) {
        return order::shim(&options, &item);
    }
    if let Some(error) = order::error(&item.sig, &options.module) {
        // With the function, so that nobody misses it besides.
        let error = error.into_compile_error();
        return Ok(quote!(#error #item));
    }
    check(&options, &item)?;
    let marker = Marker::new(&options.module, &item.sig.ident, &item.to_token_stream());
    let function = Function::new(options, item);
    let split = expand::split_cfg();
    let direct = function.direct();
    if expand::is_direct() {
        return Ok(direct.into_iter().collect());
    }
    let lazy = function.lazy(&marker);
    Ok(quote! {
        #(#[cfg(not(#split))] #direct)*
        #(#[cfg(#split)] #lazy)*
    })
}

fn check(options: &SplitOptions, item: &ItemFn) -> Result<()> {
    let mut findings = Findings::default();
    let sig = &item.sig;
    if sig.asyncness.is_none() {
        let message = format!(
            "a split function is async, since its module may have to be fetched: write `async fn`, \
             or use `#[lazy_loader(extern \"{}\")]`",
            options.module
        );
        findings.add(Error::new_spanned(sig.fn_token, message));
    }
    if let Some(abi) = &sig.abi {
        findings.add(Error::new_spanned(
            abi,
            "a split function cannot be `extern`: its callers are Rust",
        ));
    }
    if options.failure == Failure::Converts && gives_no_result(&sig.output) {
        findings.add(Error::new_spanned(
            &sig.ident,
            "with `fallible(into)` a function gives a `Result<T, E>`, \
             and its error is `From<SplitLoaderError>`",
        ));
    }
    checks::common(sig, &mut findings);
    checks::self_type(sig, Some(&item.block), &mut findings);
    findings.result()
}

/// As far as it can be told without the types.
fn gives_no_result(output: &ReturnType) -> bool {
    match output {
        ReturnType::Default => true,
        ReturnType::Type(_, ty) => matches!(**ty, Type::Never(_) | Type::Tuple(_)),
    }
}

struct Function {
    options: SplitOptions,
    item: ItemFn,
    /// The arguments' names in the function that callers see.
    arguments: Vec<Ident>,
}

impl Function {
    fn new(options: SplitOptions, item: ItemFn) -> Self {
        let inputs = item.sig.inputs.iter().enumerate();
        let arguments = inputs.map(|(i, input)| argument_name(i, input)).collect();
        Self {
            options,
            item,
            arguments,
        }
    }

    /// The items where nothing is split: with the body in a function of its own, as in a module, so
    /// that what compiles for one target does so for all.
    fn direct(&self) -> Vec<TokenStream> {
        let (body, checked) = (self.body(), self.checked());
        let answer = self.answer(&self.sendable(&self.call_body()));
        let attrs: Vec<_> = self.item.attrs.iter().map(outer).collect();
        let mut items = vec![self.wrapper(&attrs, &quote!(#body #checked #answer))];
        items.extend(self.preload(&quote!(true)));
        items
    }

    /// A failure that never happens: an error type that cannot say it is an error on each target.
    fn checked(&self) -> Option<TokenStream> {
        let failed = self.failed();
        (self.options.failure == Failure::Converts).then(|| quote!(if false { #failed }))
    }

    /// The items where the body lies in a module.
    fn lazy(&self, marker: &Marker) -> Vec<TokenStream> {
        let krate = &self.options.krate;
        let private = private(krate);
        let loader = expand::loader(krate, marker);
        let arguments = &self.arguments;
        let body = self.body();
        let call = self.future();
        let carried = self.carried();
        let callee = Callee {
            pattern: quote!((#(#arguments,)*)),
            args: quote!(_),
            call,
            ret: quote!(#private::SplitFuture<'_, _>),
        };
        let point = expand::point(krate, marker, &callee);
        let failed = self.failed();
        let future = self.sendable(&quote!(__wasm_split_future));
        let answer = if self.never_returns() && self.options.failure != Failure::Wraps {
            quote!(match #future.await {})
        } else {
            self.answer(&future)
        };
        let attrs = attributes::of_interface(&self.item.attrs);
        let wrapper = self.wrapper(
            &attrs,
            &quote! {
                #loader
                #point
                #body
                if !__WASM_SPLIT_LOADER.load().await {
                    #failed
                }
                // SAFETY: the module is loaded, and its half has the types of this function, from
                // which it was made. What the arguments borrow lives as long as the future of this
                // function.
                let __wasm_split_future: #private::SplitFuture<'_, #carried> =
                    unsafe { #private::call(__wasm_split_import, (#(#arguments,)*)) };
                #answer
            },
        );
        let mut items = vec![wrapper];
        items.extend(self.preload(&quote! {
            #loader
            __WASM_SPLIT_LOADER.load().await
        }));
        items
    }

    /// The body's future, boxed.
    fn future(&self) -> TokenStream {
        let private = private(&self.options.krate);
        let call = self.call_body();
        if self.never_returns() {
            // What is no value of `!` is one of each other type.
            let never = self.carried();
            return quote!(#private::SplitFuture::<'_, #never>::new(async move { #call.await }));
        }
        quote!(#private::SplitFuture::new(#call))
    }

    /// A future that callers can hold, as the options say.
    fn sendable(&self, future: &TokenStream) -> TokenStream {
        let private = private(&self.options.krate);
        if self.options.send {
            quote!(#private::OneThread::new(#future))
        } else {
            future.clone()
        }
    }

    /// What callers get of the body's future.
    fn answer(&self, future: &TokenStream) -> TokenStream {
        match (self.options.failure, self.never_returns()) {
            (Failure::Wraps, true) => quote! {
                #[allow(unreachable_code)]
                let __wasm_split_answer = ::core::result::Result::Ok(#future.await);
                __wasm_split_answer
            },
            (Failure::Wraps, false) => quote!(::core::result::Result::Ok(#future.await)),
            _ => quote!(#future.await),
        }
    }

    /// The end of a call whose module cannot be loaded.
    fn failed(&self) -> TokenStream {
        let krate = &self.options.krate;
        let private = private(krate);
        match self.options.failure {
            Failure::Panics => {
                let module = &self.options.module;
                let function = self.item.sig.ident.unraw().to_string();
                quote!(#private::load_failed(#module, #function))
            }
            Failure::Wraps => quote! {
                return ::core::result::Result::Err(#krate::SplitLoaderError::LoadFailed);
            },
            Failure::Converts => at(
                &self.item.sig.output,
                quote!(return ::core::result::Result::Err(#private::failure());),
            ),
        }
    }

    /// What callers see: the function's signature, with a name for each argument.
    fn wrapper(&self, attrs: &[TokenStream], block: &TokenStream) -> TokenStream {
        let ItemFn { vis, sig, .. } = &self.item;
        let mut sig = sig.clone();
        for (input, name) in sig.inputs.iter_mut().zip(&self.arguments) {
            if let FnArg::Typed(arg) = input {
                arg.attrs.clear();
                arg.pat = parse_quote!(#name);
            }
        }
        if self.options.failure == Failure::Wraps {
            let krate = &self.options.krate;
            let carried = self.carried();
            sig.output = parse_quote! {
                -> ::core::result::Result<#carried, #krate::SplitLoaderError>
            };
        }
        quote! {
            #(#attrs)*
            #vis #sig { #block }
        }
    }

    /// The function as it was written, within the one that callers see.
    fn body(&self) -> TokenStream {
        let sig = Signature {
            ident: format_ident!("__wasm_split_body"),
            generics: lifetimes::closed(&self.item),
            ..self.item.sig.clone()
        };
        let block = &self.item.block;
        let attrs = attributes::of_code(&self.item.attrs);
        // What is said of the outer signature need not be said twice.
        quote! {
            #[allow(clippy::too_many_arguments, clippy::needless_lifetimes)]
            #(#attrs)*
            #sig #block
        }
    }

    fn call_body(&self) -> TokenStream {
        let arguments = &self.arguments;
        let call = quote!(__wasm_split_body(#(#arguments),*));
        if matches!(self.item.sig.safety, Safety::Unsafe(_)) {
            quote!(unsafe { #call })
        } else {
            call
        }
    }

    /// The type of what the body gives; `Infallible` for `!`, which cannot be named in a type.
    fn carried(&self) -> Type {
        match &self.item.sig.output {
            ReturnType::Default => parse_quote!(()),
            ReturnType::Type(_, ty) if matches!(**ty, Type::Never(_)) => {
                parse_quote!(::core::convert::Infallible)
            }
            ReturnType::Type(_, ty) => (**ty).clone(),
        }
    }

    fn never_returns(&self) -> bool {
        matches!(&self.item.sig.output, ReturnType::Type(_, ty) if matches!(**ty, Type::Never(_)))
    }

    fn preload(&self, block: &TokenStream) -> Option<TokenStream> {
        let name = self.options.preload.as_ref()?;
        let vis = &self.item.vis;
        let conditions = attributes::conditions(&self.item.attrs);
        let docs = format!(
            "Loads the module of [`{}`] ahead of its use, and gives whether it is there.",
            self.item.sig.ident.unraw()
        );
        Some(quote! {
            #(#conditions)*
            #[doc = #docs]
            #vis async fn #name() -> bool { #block }
        })
    }
}

/// Tokens whose errors are shown at the type that a function gives.
fn at(output: &ReturnType, tokens: TokenStream) -> TokenStream {
    let place = match output {
        ReturnType::Default => return tokens,
        ReturnType::Type(_, ty) => ty.span(),
    };
    let moved = tokens.into_iter().map(|tree| match tree {
        TokenTree::Group(group) => {
            let mut moved = Group::new(group.delimiter(), at(output, group.stream()));
            moved.set_span(group.span().located_at(place));
            TokenTree::Group(moved)
        }
        mut tree => {
            tree.set_span(tree.span().located_at(place));
            tree
        }
    });
    moved.collect()
}

/// An attribute as it stands before an item.
fn outer(attr: &Attribute) -> TokenStream {
    let attr = Attribute {
        style: AttrStyle::Outer,
        ..attr.clone()
    };
    attr.into_token_stream()
}

fn argument_name(index: usize, input: &FnArg) -> Ident {
    if let FnArg::Typed(arg) = input {
        if let Pat::Ident(pat) = &*arg.pat {
            let plain = pat.by_ref.is_none() && pat.subpat.is_none();
            // The outer function does use what the inner one may not.
            if plain && !pat.ident.to_string().starts_with('_') {
                return pat.ident.clone();
            }
        }
    }
    expand::argument(index)
}
