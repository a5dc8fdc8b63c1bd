//! `lazy_loader!` and `#[lazy_loader]`

use proc_macro2::TokenStream;
use quote::{format_ident, quote, ToTokens};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{
    Attribute, Block, Error, FnArg, Ident, Path, Result, ReturnType, Safety, Signature, Token,
    Type, Visibility,
};

use crate::attributes;
use crate::checks::{self, Findings};
use crate::expand::{self, Callee};
use crate::marker::Marker;
use crate::options::{abi_module, crate_path, default_crate, private, LazyOptions};

/// `crate = path, extern "module" fn f(x: A) -> R`
pub(crate) struct LazyCall {
    krate: Path,
    sig: Signature,
}

/// A function with or without a body.
pub(crate) struct LazyItem {
    attrs: Vec<Attribute>,
    vis: Visibility,
    sig: Signature,
    block: Option<Block>,
}

impl Parse for LazyCall {
    fn parse(input: ParseStream) -> Result<Self> {
        let mut krate = default_crate();
        if input.peek(Token![crate]) {
            krate = crate_path(input)?;
            input.parse::<Token![,]>()?;
        }
        let sig = input.parse()?;
        input.parse::<Option<Token![;]>>()?;
        Ok(Self { krate, sig })
    }
}

impl Parse for LazyItem {
    fn parse(input: ParseStream) -> Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let sig = input.parse()?;
        let block = if input.peek(Token![;]) {
            input.parse::<Token![;]>()?;
            None
        } else {
            Some(input.parse()?)
        };
        Ok(Self {
            attrs,
            vis,
            sig,
            block,
        })
    }
}

pub(crate) fn expand_call(call: LazyCall) -> Result<TokenStream> {
    let LazyCall { krate, sig } = call;
    let Some(abi) = &sig.abi else {
        return Err(Error::new_spanned(
            sig.fn_token,
            "name the module: `lazy_loader!(extern \"auto\" fn f(x: A) -> R)`",
        ));
    };
    let module = abi_module(abi)?;
    check(&sig, None, &module)?;
    Ok(Lazy::new(module, krate, &sig).expression(&TokenStream::new()))
}

pub(crate) fn expand_item(options: LazyOptions, item: LazyItem) -> Result<TokenStream> {
    let LazyItem {
        attrs,
        vis,
        sig,
        block,
    } = item;
    if let Some(abi) = &sig.abi {
        return Err(Error::new_spanned(
            abi,
            "the module is named in the attribute: `#[lazy_loader(extern \"auto\")]`",
        ));
    }
    check(&sig, block.as_ref(), &options.module)?;
    let mut lazy = Lazy::new(options.module, options.krate, &sig);
    let (of_function, of_static) = (
        attributes::of_function(&attrs),
        attributes::of_static(&attrs),
    );
    let body = match block {
        Some(block) => {
            lazy.tokens.extend(block.to_token_stream());
            quote!(#(#of_function)* #sig #block)
        }
        None => TokenStream::new(),
    };
    let name = format_ident!(
        "{}",
        sig.ident.unraw().to_string().to_uppercase(),
        span = sig.ident.span()
    );
    let (args, ret, krate) = (lazy.args(), &lazy.ret, &lazy.krate);
    let value = lazy.expression(&body);
    Ok(quote! {
        #(#of_static)*
        #vis static #name: #krate::LazyLoader<#args, #ret> = #value;
    })
}

fn check(sig: &Signature, block: Option<&Block>, module: &str) -> Result<()> {
    let mut findings = Findings::default();
    if let Some(token) = &sig.asyncness {
        let message = format!(
            "a lazily loaded function is not async: use `#[wasm_split({module})]` on an `async fn`, \
             or return a boxed future"
        );
        findings.add(Error::new_spanned(token, message));
    }
    if let Safety::Unsafe(token) = &sig.safety {
        findings.add(Error::new_spanned(
            token,
            "a lazily loaded function cannot be unsafe: `LazyLoader::call` is safe",
        ));
    }
    if let Some(lifetime) = sig.generics.lifetimes().next() {
        findings.add(Error::new_spanned(
            lifetime,
            "a lazily loaded function cannot have lifetimes: its loader is a static, \
             and its arguments are owned or `'static`",
        ));
    }
    if let ReturnType::Type(_, ty) = &sig.output {
        if matches!(**ty, Type::Never(_)) {
            findings.add(Error::new_spanned(
                ty,
                "a lazily loaded function has to return: `LazyLoader::call` gives its result; \
                 `Infallible` can stand for `!`",
            ));
        }
    }
    checks::common(sig, &mut findings);
    checks::self_type(sig, block, &mut findings);
    findings.result()
}

struct Lazy {
    module: String,
    krate: Path,
    function: Ident,
    types: Vec<Type>,
    ret: Type,
    tokens: TokenStream,
}

impl Lazy {
    fn new(module: String, krate: Path, sig: &Signature) -> Self {
        let typed = sig.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(arg) => Some((*arg.ty).clone()),
            FnArg::Receiver(_) => None,
        });
        Self {
            module,
            krate,
            function: sig.ident.clone(),
            types: typed.collect(),
            ret: match &sig.output {
                ReturnType::Default => syn::parse_quote!(()),
                ReturnType::Type(_, ty) => (**ty).clone(),
            },
            tokens: sig.to_token_stream(),
        }
    }

    /// The arguments as one type: `()`, the only one, or a tuple.
    fn args(&self) -> TokenStream {
        match &self.types[..] {
            [only] => only.to_token_stream(),
            types => quote!((#(#types),*)),
        }
    }

    fn names(&self) -> Vec<Ident> {
        (0..self.types.len()).map(expand::argument).collect()
    }

    /// The arguments as one pattern or expression.
    fn packed(&self) -> TokenStream {
        match &self.names()[..] {
            [only] => only.to_token_stream(),
            names => quote!((#(#names),*)),
        }
    }

    /// The `LazyLoader`; `items` are visible to what it calls.
    fn expression(&self, items: &TokenStream) -> TokenStream {
        let direct = self.direct(items);
        if expand::is_direct() {
            return direct;
        }
        let split = expand::split_cfg();
        let lazy = self.lazy(items);
        quote! {{
            #[cfg(not(#split))]
            #direct
            #[cfg(#split)]
            #lazy
        }}
    }

    fn direct(&self, items: &TokenStream) -> TokenStream {
        let (krate, function, names) = (&self.krate, &self.function, self.names());
        let (args, ret, packed) = (self.args(), &self.ret, self.packed());
        quote! {{
            #items
            #krate::LazyLoader::<#args, #ret>::direct(|#packed| #function(#(#names),*))
        }}
    }

    fn lazy(&self, items: &TokenStream) -> TokenStream {
        let (krate, function, names) = (&self.krate, &self.function, self.names());
        let (args, ret) = (self.args(), &self.ret);
        let private = private(krate);
        let marker = Marker::new(&self.module, function, &self.tokens);
        let loader = expand::loader(krate, &marker);
        let callee = Callee {
            pattern: self.packed(),
            args: args.clone(),
            call: quote!(#function(#(#names),*)),
            ret: ret.to_token_stream(),
        };
        let point = expand::point(krate, &marker, &callee);
        quote! {{
            #items
            #loader
            #point
            // SAFETY: the import is called when the module is loaded, with the types of its export.
            unsafe {
                #krate::LazyLoader::<#args, #ret>::split(
                    |args| unsafe { #private::call::<#args, #ret>(__wasm_split_import, args) },
                    &__WASM_SPLIT_LOADER,
                )
            }
        }}
    }
}
