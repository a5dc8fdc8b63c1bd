//! The names by which a splitter finds the two halves of a split point, and their loader.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

use proc_macro2::TokenStream;
use sha2::{Digest, Sha256};
use syn::ext::IdentExt;
use syn::Ident;

/// Bytes of the hash, twice as many digits.
const HASH_BYTES: usize = 16;

type Hash = [u8; HASH_BYTES];

pub(crate) struct Marker {
    pub(crate) import: String,
    pub(crate) export: String,
    pub(crate) loader: String,
}

impl Marker {
    /// The marker of a function that is defined, or named, by these tokens.
    pub(crate) fn new(module: &str, function: &Ident, tokens: &TokenStream) -> Self {
        let hash = hex(unique(hash(crate_identity(), module, tokens)));
        let function = function.unraw();
        Self {
            import: format!("__wasm_split_00{module}00_import_{hash}_{function}"),
            export: format!("__wasm_split_00{module}00_export_{hash}_{function}"),
            loader: format!("__wasm_split_load_{module}_{hash}_{function}"),
        }
    }
}

/// What tells the crates of one program from each other.
fn crate_identity() -> Vec<String> {
    let variables = [
        "CARGO_PKG_NAME",
        "CARGO_PKG_VERSION",
        "CARGO_CRATE_NAME",
        // A binary may be made of the same files as the library beside it.
        "CARGO_BIN_NAME",
    ];
    variables
        .map(|name| env::var(name).unwrap_or_default())
        .to_vec()
}

/// No paths or line numbers: the names are the same on every machine, and when other code is edited.
fn hash(krate: Vec<String>, module: &str, tokens: &TokenStream) -> Hash {
    let mut hasher = Sha256::new();
    for part in krate
        .into_iter()
        .chain([module.to_owned(), tokens.to_string()])
    {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    first(hasher)
}

/// The same function may occur twice in a crate, in two modules or made by a macro: the first keeps
/// its hash, the others get one by their number.
fn unique(hash: Hash) -> Hash {
    static SEEN: Mutex<BTreeMap<Hash, u64>> = Mutex::new(BTreeMap::new());
    let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    let count = seen.entry(hash).or_default();
    *count += 1;
    match *count {
        1 => hash,
        n => first(
            Sha256::new()
                .chain_update(hash)
                .chain_update(n.to_le_bytes()),
        ),
    }
}

fn first(hasher: Sha256) -> Hash {
    let mut hash = Hash::default();
    hash.copy_from_slice(&hasher.finalize()[..HASH_BYTES]);
    hash
}

fn hex(hash: Hash) -> String {
    hash.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::{format_ident, quote};

    fn marker(module: &str, tokens: TokenStream) -> Marker {
        Marker::new(module, &format_ident!("f"), &tokens)
    }

    #[test]
    fn names_follow_the_pattern() {
        let m = Marker::new("shop", &format_ident!("r#type"), &quote!(names));
        let hash = &m.import["__wasm_split_00shop00_import_".len()..][..2 * HASH_BYTES];
        assert!(hash
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)));
        assert_eq!(
            m.import,
            format!("__wasm_split_00shop00_import_{hash}_type")
        );
        assert_eq!(
            m.export,
            format!("__wasm_split_00shop00_export_{hash}_type")
        );
        assert_eq!(m.loader, format!("__wasm_split_load_shop_{hash}_type"));
    }

    #[test]
    fn hashes_depend_on_all_that_tells_functions_apart() {
        let of_crate = |krate: &str, module, tokens| hash(vec![krate.to_owned()], module, &tokens);
        let of = |module, tokens| of_crate("crate", module, tokens);
        let one = of(
            "a",
            quote!(
                fn f() {}
            ),
        );
        assert_eq!(
            one,
            of(
                "a",
                quote!(
                    fn f() {}
                )
            ),
            "and on nothing else"
        );
        assert_ne!(
            one,
            of(
                "b",
                quote!(
                    fn f() {}
                )
            )
        );
        assert_ne!(
            one,
            of(
                "a",
                quote!(
                    fn g() {}
                )
            )
        );
        assert_ne!(
            of("a", quote!(b c)),
            of("ab", quote!(c)),
            "parts do not run into each other"
        );
    }

    #[test]
    fn equal_functions_of_one_crate_have_different_names() {
        let all = [0; 3].map(|_| {
            marker(
                "same",
                quote!(
                    fn equal() {}
                ),
            )
            .export
        });
        assert_ne!(all[0], all[1]);
        assert_ne!(all[1], all[2]);
        assert_ne!(all[0], all[2]);
    }
}
