/* tslint:disable */
/* eslint-disable */

/**
 * How many calls there were.
 */
export function calls(): number;

/**
 * The n-th prime, from 0.
 */
export function prime(n: number): Promise<number>;

/**
 * How many steps of the Collatz sequence lead from n to 1.
 */
export function steps(n: number): Promise<number>;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wasm_split_00collatz00_export_f1978d2a7084bc4a2ec40686d578dfa2_collatz_steps: (a: number) => number;
    readonly __wasm_split_00primes00_export_304d831755adc3f3da2f5686cf8153ec_nth_prime: (a: number) => number;
    readonly calls: () => number;
    readonly prime: (a: number) => any;
    readonly steps: (a: number) => any;
    readonly _RINvNvNtNtCsaOF0VoqmnoV_12wasm_bindgen7convert8closuress2_1__6invokeNtB8_7JsValueINtNtCs7gbaIQGmoYs_4core6result6ResultuNtB8_7JsErrorEKb1_ECs6j9025mOfWs_6js_sys: (a: number, b: number, c: any) => [number, number];
    readonly _RINvNvNtNtCsaOF0VoqmnoV_12wasm_bindgen7convert8closuress4_1__6invokeINtCs6j9025mOfWs_6js_sys8FunctionFNtB8_7JsValueENtNtB8_3sys9UndefinedEB14_uKb1_EB17_: (a: number, b: number, c: any, d: any) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_destroy_closure: (a: number, b: number) => void;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
