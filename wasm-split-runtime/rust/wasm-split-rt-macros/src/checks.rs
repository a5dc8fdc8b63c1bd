//! Errors for what cannot be split, at the place where it stands.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    Block, Error, FnArg, GenericParam, Item, Macro, Result, ReturnType, Signature, TypeImplTrait,
};

/// All that is wrong with a function, as one error.
#[derive(Default)]
pub(crate) struct Findings(Option<Error>);

impl Findings {
    pub(crate) fn add(&mut self, error: Error) {
        match &mut self.0 {
            Some(all) => all.combine(error),
            None => self.0 = Some(error),
        }
    }

    fn at(&mut self, span: Span, message: &str) {
        self.add(Error::new(span, message));
    }

    pub(crate) fn result(self) -> Result<()> {
        self.0.map_or(Ok(()), Err)
    }
}

/// What neither kind of split point can have.
pub(crate) fn common(sig: &Signature, findings: &mut Findings) {
    if let Some(token) = &sig.constness {
        findings.at(
            token.span,
            "a function of a module cannot be `const`: it is not there at compile time",
        );
    }
    if let Some(variadic) = &sig.variadic {
        findings.at(
            variadic.span(),
            "a split function cannot be variadic: pass a slice or a `Vec`",
        );
    }
    for param in &sig.generics.params {
        match param {
            GenericParam::Type(_) => findings.at(
                param.span(),
                "a split function cannot be generic: it is one function of one module; \
                 use a concrete type, or `Box<dyn Trait>`",
            ),
            GenericParam::Const(_) => findings.at(
                param.span(),
                "a split function cannot be generic: pass the constant as an argument",
            ),
            GenericParam::Lifetime(_) => {}
        }
    }
    for input in &sig.inputs {
        argument(input, findings);
    }
    if let ReturnType::Type(_, ty) = &sig.output {
        let message = "a split function cannot return `impl Trait`: name the type, \
                       or return `Box<dyn Trait>`";
        ImplTraits { findings, message }.visit_type(ty);
    }
}

fn argument(input: &FnArg, findings: &mut Findings) {
    match input {
        FnArg::Receiver(receiver) => findings.at(
            receiver.self_token.span,
            "a split function cannot take `self`: make it a free function, \
             and pass the value as an argument",
        ),
        FnArg::Typed(arg) => {
            let message = "a split function cannot take `impl Trait`: it is one function of \
                           one module; use a concrete type, or `Box<dyn Trait>`";
            ImplTraits { findings, message }.visit_type(&arg.ty);
            for attr in &arg.attrs {
                if attr.path().is_ident("cfg") || attr.path().is_ident("cfg_attr") {
                    findings.add(Error::new_spanned(
                        attr,
                        "an argument of a split function cannot depend on `cfg`: \
                         write the function twice, each with its `#[cfg]`",
                    ));
                }
            }
        }
    }
}

/// `Self` means nothing in the functions that an expansion consists of.
pub(crate) fn self_type(sig: &Signature, block: Option<&Block>, findings: &mut Findings) {
    let mut visitor = SelfTypes { findings };
    visitor.visit_signature(sig);
    if let Some(block) = block {
        visitor.visit_block(block);
    }
}

struct SelfTypes<'f> {
    findings: &'f mut Findings,
}

impl<'ast> Visit<'ast> for SelfTypes<'_> {
    fn visit_ident(&mut self, ident: &'ast Ident) {
        if ident == "Self" {
            self.findings.at(
                ident.span(),
                "a split function cannot use `Self`: name the type",
            );
        }
    }

    // Items within the function have a `Self` of their own.
    fn visit_item(&mut self, _: &'ast Item) {}

    fn visit_macro(&mut self, call: &'ast Macro) {
        if !mentions("impl", &call.tokens) && !mentions("trait", &call.tokens) {
            self.tokens(&call.tokens);
        }
    }
}

impl SelfTypes<'_> {
    fn tokens(&mut self, tokens: &TokenStream) {
        for tree in tokens.clone() {
            match tree {
                TokenTree::Ident(ident) => self.visit_ident(&ident),
                TokenTree::Group(group) => self.tokens(&group.stream()),
                _ => {}
            }
        }
    }
}

fn mentions(word: &str, tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Group(group) => mentions(word, &group.stream()),
        _ => false,
    })
}

struct ImplTraits<'f> {
    findings: &'f mut Findings,
    message: &'static str,
}

impl<'ast> Visit<'ast> for ImplTraits<'_> {
    fn visit_type_impl_trait(&mut self, ty: &'ast TypeImplTrait) {
        self.findings.add(Error::new_spanned(ty, self.message));
        visit::visit_type_impl_trait(self, ty);
    }
}
