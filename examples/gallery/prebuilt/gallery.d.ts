/* tslint:disable */
/* eslint-disable */

/**
 * Runs one of the tools and shows what it made in the element with this id.
 *
 * The returned promise is rejected when the tool's module cannot be fetched. Nothing is lost by
 * that: the next call fetches again.
 */
export function show(tool: string, input: string, option: string, id: string): Promise<void>;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wasm_split_00highlight00_export_ebc598901ec7079ad9c8a8c8be79246a_render: (a: number, b: number, c: number) => void;
    readonly __wasm_split_00markdown00_export_97ed8e51c2c2305591b9661738a610b3_render: (a: number, b: number) => void;
    readonly __wasm_split_00qr00_export_861206d5c4839beb55d24ec6d5a3d5fe_render: (a: number, b: number) => void;
    readonly __wasm_split_00table00_export_ba9fd7e9032be14b9e82d1869d06928d_render: (a: number, b: number, c: number) => void;
    readonly show: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number) => any;
    readonly _RINvNvNtNtCsg0hCZwpELi1_12wasm_bindgen7convert8closuress2_1__6invokeNtB8_7JsValueINtNtCs92dZh5TLuSZ_4core6result6ResultuNtB8_7JsErrorEKb1_ECsh3PtYLbyrFn_6js_sys: (a: number, b: number, c: any) => [number, number];
    readonly _RINvNvNtNtCsg0hCZwpELi1_12wasm_bindgen7convert8closuress4_1__6invokeINtCsh3PtYLbyrFn_6js_sys8FunctionFNtB8_7JsValueENtNtB8_3sys9UndefinedEB14_uKb1_EB17_: (a: number, b: number, c: any, d: any) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_destroy_closure: (a: number, b: number) => void;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
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
