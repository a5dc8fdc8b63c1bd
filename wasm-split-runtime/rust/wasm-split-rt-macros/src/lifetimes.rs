//! Lifetimes that a function has from the `impl` around it.

use syn::visit::{self, Visit};
use syn::{
    BoundLifetimes, ExprBreak, ExprContinue, GenericParam, Generics, Item, ItemFn, Label, Lifetime,
    LifetimeParam,
};

/// What the function's generics are if it is to stand alone: those of its own, and before them the
/// lifetimes that it uses and does not declare.
pub(crate) fn closed(item: &ItemFn) -> Generics {
    let mut uses = Uses::default();
    uses.visit_signature(&item.sig);
    uses.visit_block(&item.block);
    let mut generics = item.sig.generics.clone();
    let own: Vec<_> = generics.lifetimes().map(|l| l.lifetime.clone()).collect();
    let free = uses.used.into_iter().filter(|lifetime| {
        lifetime.ident != "static"
            && lifetime.ident != "_"
            && !own.contains(lifetime)
            && !uses.bound.contains(lifetime)
    });
    for (at, lifetime) in free.enumerate() {
        let param = GenericParam::Lifetime(LifetimeParam::new(lifetime));
        generics.params.insert(at, param);
    }
    generics
}

#[derive(Default)]
struct Uses {
    used: Vec<Lifetime>,
    /// By a `for<'a>`: no other of that name can be in scope there.
    bound: Vec<Lifetime>,
}

impl<'ast> Visit<'ast> for Uses {
    fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
        if !self.used.contains(lifetime) {
            self.used.push(lifetime.clone());
        }
    }

    fn visit_bound_lifetimes(&mut self, bound: &'ast BoundLifetimes) {
        for param in &bound.lifetimes {
            if let GenericParam::Lifetime(param) = param {
                self.bound.push(param.lifetime.clone());
            }
        }
        visit::visit_bound_lifetimes(self, bound);
    }

    // Labels are no lifetimes.
    fn visit_label(&mut self, _: &'ast Label) {}

    fn visit_expr_break(&mut self, expr: &'ast ExprBreak) {
        if let Some(value) = &expr.expr {
            self.visit_expr(value);
        }
    }

    fn visit_expr_continue(&mut self, _: &'ast ExprContinue) {}

    // Items within the function see no lifetimes of the `impl`.
    fn visit_item(&mut self, _: &'ast Item) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::ToTokens;
    use syn::{parse_quote, Signature};

    #[test]
    fn free_lifetimes_are_declared() {
        let item: ItemFn = parse_quote! {
            async fn f<'b>(h: &'b mut Holder<'a>, g: for<'x> fn(&'x u8), _: &'static u8) -> &'b Of<'_, 'c> {
                fn inner<'d>(x: &'d u8) {}
                'label: loop {
                    let all = g as for<'y> fn(&'y Of<'e>);
                    if true { continue 'label } else { break 'label All::<'a>::new(all) }
                }
            }
        };
        let expected: Signature = parse_quote!(fn f<'a, 'c, 'e, 'b>());
        let generics = closed(&item).to_token_stream().to_string();
        assert_eq!(generics, expected.generics.to_token_stream().to_string());
    }

    #[test]
    fn own_generics_stay_as_they_are() {
        let item: ItemFn = parse_quote!(
            async fn f<'a: 'b, 'b>(x: &'a u8, y: &'b u8) {}
        );
        let generics = closed(&item).to_token_stream().to_string();
        assert_eq!(generics, item.sig.generics.to_token_stream().to_string());
    }
}
