//! `#[wasm_split]`

use proc_macro2::TokenStream;
use quote::{format_ident, quote, ToTokens};
use syn::ext::IdentExt;
use syn::{
    parse_quote, AttrStyle, Attribute, Error, FnArg, Ident, ItemFn, Pat, Result, ReturnType,
    Safety, Signature, Type,
};

use crate::attributes;
use crate::checks::{self, Findings};
use crate::expand::{self, Callee};
use crate::marker::Marker;
use crate::options::{private, SplitOptions};

pub(crate) fn expand(options: SplitOptions, item: ItemFn) -> Result<TokenStream> {
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
    checks::common(sig, &mut findings);
    checks::self_type(sig, Some(&item.block), &mut findings);
    findings.result()
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

    /// The items where nothing is split.
    fn direct(&self) -> Vec<TokenStream> {
        let mut items = vec![if self.options.fallible {
            let body = self.body();
            let call = self.call_body();
            let attrs: Vec<_> = self.item.attrs.iter().map(outer).collect();
            self.wrapper(
                &attrs,
                &quote! {
                    #body
                    ::core::result::Result::Ok(#call.await)
                },
            )
        } else {
            self.item.to_token_stream()
        }];
        items.extend(self.preload(&quote!(true)));
        items
    }

    /// The items where the body lies in a module.
    fn lazy(&self, marker: &Marker) -> Vec<TokenStream> {
        let krate = &self.options.krate;
        let private = private(krate);
        let loader = expand::loader(krate, marker);
        let arguments = &self.arguments;
        let body = self.body();
        let call = self.call_body();
        let output = self.output();
        let callee = Callee {
            pattern: quote!((#(#arguments,)*)),
            args: quote!(_),
            call: quote!(#private::SplitFuture::new(#call)),
            ret: quote!(#private::SplitFuture<'_, _>),
        };
        let point = expand::point(krate, marker, &callee);
        let failed = self.failed();
        let answer = if self.options.fallible {
            quote!(::core::result::Result::Ok(__wasm_split_future.await))
        } else {
            quote!(__wasm_split_future.await)
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
                // SAFETY: the module is loaded, and its half has the types of this function, from which
                // it was made. What the arguments borrow lives as long as the future of this function.
                let __wasm_split_future: #private::SplitFuture<'_, #output> =
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

    fn failed(&self) -> TokenStream {
        let krate = &self.options.krate;
        let private = private(krate);
        if self.options.fallible {
            return quote! {
                return ::core::result::Result::Err(#krate::SplitLoaderError::LoadFailed);
            };
        }
        let module = &self.options.module;
        let function = self.item.sig.ident.unraw().to_string();
        quote!(#private::load_failed(#module, #function))
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
        if self.options.fallible {
            let krate = &self.options.krate;
            let output = self.output();
            sig.output = parse_quote! {
                -> ::core::result::Result<#output, #krate::SplitLoaderError>
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
            ..self.item.sig.clone()
        };
        let block = &self.item.block;
        let attrs = attributes::of_code(&self.item.attrs);
        // What is said of the outer signature need not be said twice.
        quote! {
            #[allow(clippy::too_many_arguments)]
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

    fn output(&self) -> Type {
        match &self.item.sig.output {
            ReturnType::Default => parse_quote!(()),
            ReturnType::Type(_, ty) => (**ty).clone(),
        }
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
