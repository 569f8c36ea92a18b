// The globals beyond the language itself that core may use. Every browser and Node have them.
// The "dom" and "webworker" libraries would also let in fetch, timers and the console.

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}

declare class TextEncoder {
  encode(text?: string): Uint8Array;
}
