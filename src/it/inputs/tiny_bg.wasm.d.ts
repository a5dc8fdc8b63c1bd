/* tslint:disable */
/* eslint-disable */
export const memory: WebAssembly.Memory;
export const __wasm_split_00collatz00_export_f1978d2a7084bc4a2ec40686d578dfa2_collatz_steps: (a: number) => number;
export const __wasm_split_00primes00_export_304d831755adc3f3da2f5686cf8153ec_nth_prime: (a: number) => number;
export const calls: () => number;
export const prime: (a: number) => any;
export const steps: (a: number) => any;
export const _RINvNvNtNtCsaOF0VoqmnoV_12wasm_bindgen7convert8closuress2_1__6invokeNtB8_7JsValueINtNtCs7gbaIQGmoYs_4core6result6ResultuNtB8_7JsErrorEKb1_ECs6j9025mOfWs_6js_sys: (a: number, b: number, c: any) => [number, number];
export const _RINvNvNtNtCsaOF0VoqmnoV_12wasm_bindgen7convert8closuress4_1__6invokeINtCs6j9025mOfWs_6js_sys8FunctionFNtB8_7JsValueENtNtB8_3sys9UndefinedEB14_uKb1_EB17_: (a: number, b: number, c: any, d: any) => void;
export const __wbindgen_exn_store: (a: number) => void;
export const __externref_table_alloc: () => number;
export const __wbindgen_externrefs: WebAssembly.Table;
export const __wbindgen_destroy_closure: (a: number, b: number) => void;
export const __externref_table_dealloc: (a: number) => void;
export const __wbindgen_start: () => void;
