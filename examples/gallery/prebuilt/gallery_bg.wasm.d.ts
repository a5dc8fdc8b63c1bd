/* tslint:disable */
/* eslint-disable */
export const memory: WebAssembly.Memory;
export const __wasm_split_00highlight00_export_ebc598901ec7079ad9c8a8c8be79246a_render: (a: number, b: number, c: number) => void;
export const __wasm_split_00markdown00_export_97ed8e51c2c2305591b9661738a610b3_render: (a: number, b: number) => void;
export const __wasm_split_00qr00_export_861206d5c4839beb55d24ec6d5a3d5fe_render: (a: number, b: number) => void;
export const __wasm_split_00table00_export_ba9fd7e9032be14b9e82d1869d06928d_render: (a: number, b: number, c: number) => void;
export const show: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number) => any;
export const _RINvNvNtNtCsg0hCZwpELi1_12wasm_bindgen7convert8closuress2_1__6invokeNtB8_7JsValueINtNtCs92dZh5TLuSZ_4core6result6ResultuNtB8_7JsErrorEKb1_ECsh3PtYLbyrFn_6js_sys: (a: number, b: number, c: any) => [number, number];
export const _RINvNvNtNtCsg0hCZwpELi1_12wasm_bindgen7convert8closuress4_1__6invokeINtCsh3PtYLbyrFn_6js_sys8FunctionFNtB8_7JsValueENtNtB8_3sys9UndefinedEB14_uKb1_EB17_: (a: number, b: number, c: any, d: any) => void;
export const __wbindgen_exn_store: (a: number) => void;
export const __externref_table_alloc: () => number;
export const __wbindgen_externrefs: WebAssembly.Table;
export const __wbindgen_destroy_closure: (a: number, b: number) => void;
export const __wbindgen_malloc: (a: number, b: number) => number;
export const __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
export const __wbindgen_free: (a: number, b: number, c: number) => void;
export const __externref_table_dealloc: (a: number) => void;
export const __wbindgen_start: () => void;
