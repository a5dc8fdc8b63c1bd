//! Parts of the expansions that both kinds of split points have.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, Path};

use crate::marker::Marker;
use crate::options::private;

/// The specifier of the loader: wasm-bindgen leaves it as it is in the imports.
const LOADER_MODULE: &str = "./__wasm_split.js";

/// Where programs are split. Elsewhere everything runs directly.
pub(crate) fn split_cfg() -> TokenStream {
    quote!(all(target_arch = "wasm32", target_os = "unknown"))
}

/// Whether this build splits on no target.
pub(crate) const fn is_direct() -> bool {
    cfg!(feature = "direct")
}

pub(crate) fn argument(index: usize) -> Ident {
    format_ident!("__wasm_split_arg{}", index)
}

/// The static `__WASM_SPLIT_LOADER`, which loads the module.
pub(crate) fn loader(krate: &Path, marker: &Marker) -> TokenStream {
    let name = &marker.loader;
    quote! {
        #[link(wasm_import_module = #LOADER_MODULE)]
        unsafe extern "C" {
            #[link_name = #name]
            fn __wasm_split_load(
                callback: #krate::LoadCallback,
                data: *const ::core::ffi::c_void,
            );
        }
        // SAFETY: the loader that the splitter writes keeps these promises.
        static __WASM_SPLIT_LOADER: #krate::LazySplitLoader = unsafe {
            #krate::LazySplitLoader::new(|callback, data| unsafe { __wasm_split_load(callback, data) })
        };
    }
}

/// What the export of a split point does with what it is given.
pub(crate) struct Callee {
    /// The arguments as a pattern.
    pub(crate) pattern: TokenStream,
    /// Their type; `_` where the call tells.
    pub(crate) args: TokenStream,
    pub(crate) call: TokenStream,
    pub(crate) ret: TokenStream,
}

/// The import `__wasm_split_import` of main, and the export that stands for it.
pub(crate) fn point(krate: &Path, marker: &Marker, callee: &Callee) -> TokenStream {
    let Marker { import, export, .. } = marker;
    let Callee {
        pattern,
        args,
        call,
        ret,
    } = callee;
    let private = private(krate);
    quote! {
        #[link(wasm_import_module = #LOADER_MODULE)]
        unsafe extern "C-unwind" {
            #[link_name = #import]
            fn __wasm_split_import(args: *mut ::core::ffi::c_void, ret: *mut ::core::ffi::c_void);
        }
        #[unsafe(export_name = #export)]
        unsafe extern "C-unwind" fn __wasm_split_export(
            __wasm_split_args: *mut ::core::ffi::c_void,
            __wasm_split_ret: *mut ::core::ffi::c_void,
        ) {
            // SAFETY: who calls the import passes arguments of these types.
            let #pattern = unsafe { #private::take::<#args>(__wasm_split_args) };
            let __wasm_split_value = #call;
            // SAFETY: and room for the answer.
            unsafe { #private::give::<#ret>(__wasm_split_ret, __wasm_split_value) }
        }
    }
}
