// Made by wasm-split: declarations of __wasm_split.js.

/** A module of this program, by the name that its author gave it. */
export type ModuleName =
  | "admin_panel"
  | "gr\u00f6\u00dfe \"\u003c/script>\" \u2028 \\ \ud83d\ude00"
  | "shared only"
  | "nothing";

/** Settings of the loader; those left out stay as they are. */
export interface LoaderOptions {
  /**
   * Milliseconds after which those who wait for a load hear false while it goes on, and after which a request is given
   * up of which no byte came; 60,000 by default, 0 for never.
   */
  timeout?: number | undefined;
}

/** Changes settings. */
export function configure(options: LoaderOptions): void;

/**
 * Fetches and compiles a module and its chunks, and instantiates nothing: its first load is quick then.
 *
 * @returns whether that worked; never rejects
 */
export function preload(name: ModuleName): Promise<boolean>;

/**
 * Preloads with low priority when the page is idle; nothing where the user saves data.
 *
 * @returns whether that worked, false where the user saves data; never rejects
 */
export function prefetch(name: ModuleName): Promise<boolean>;

/**
 * Takes the exports of an instance of main, and returns them. wasm-bindgen's JS calls it: a page need not.
 *
 * @param previous exports of the instance that is over with this one
 */
export function __wasm_split_set_main<E extends object>(exports: E, previous?: object): E;

/**
 * What wasm-bindgen's JS takes main from: the answer to a request that the page has begun, once, or else the URL. A page
 * need not call it.
 *
 * @param url where main is
 */
export function __wasm_split_main(url: URL): URL | Promise<Response>;

/** The loader's functions for one new instance of main, by number. wasm-bindgen's JS calls it: a page need not. */
export function __wasm_split_loads(): ((callback: number, data: number) => Promise<boolean>)[];

/**
 * `detail` of the event `wasm-split:load`, in which each attempt to load a module ends; also that of a caller who waited
 * longer than the timeout. It comes before the program hears.
 */
export interface LoadDetail {
  /** The module's name, or that of another program on the page. */
  name: string;
  /** Whether the module is loaded. */
  ok: boolean;
  /** How long the attempt took, in milliseconds. */
  ms: number;
  /** What was fetched for it, in bytes. */
  bytes: number;
  /** Why it is not loaded; nothing where it is. */
  error?: Error | undefined;
}

declare global {
  interface WindowEventMap {
    /** An attempt to load a module has ended. */
    "wasm-split:load": CustomEvent<LoadDetail>;
  }

  interface WorkerGlobalScopeEventMap {
    /** An attempt to load a module has ended. */
    "wasm-split:load": CustomEvent<LoadDetail>;
  }
}
