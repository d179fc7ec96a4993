// What only the build knows. It writes `build.js` beside these modules, and the shell's table into the shell.

/** A file: its name, and its SHA-384 as Subresource Integrity writes it. */
export type BuiltFile = [name: string, integrity?: string];

/** dispatch.js, with all it imports. */
export const DISPATCH: BuiltFile;

/** The WebAssembly module that dispatch.js starts. */
export const DISPATCH_PROGRAM: BuiltFile;

/** The panel's style sheet. */
export const STYLE: string;

/** The shell's function that fetches a file, by default from the shell's folder, and compares its hash. */
export interface Load {
  (file: BuiltFile, base?: string | URL, cache?: RequestCache): Promise<Response>;
  /** Imports a script of ours after `tries` that have failed. */
  script(file: BuiltFile, tries: number): Promise<any>;
}

declare global {
  /** The shell's table; `text` is what to say before anything is loaded, in each locale. */
  const __HANDRAIL_BUILD__: [css: string, glue: BuiltFile, wasm: BuiltFile, text: Record<string, any>[]];

  interface Window {
    trustedTypes?: unknown;
  }
}
