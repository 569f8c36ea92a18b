/** How a file's bytes became text. Latin-1 maps every byte to the code unit of the same number, so nothing is lost. */
export type Encoding = "utf-8" | "latin1";

/** The text of one file and what is needed to write the same bytes again. A byte order mark stays in the text. */
export interface SourceText {
  readonly text: string;
  readonly encoding: Encoding;
  /** True when every code unit is one byte, so that lengths in bytes and in code units agree. */
  readonly isSingleByte: boolean;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Wraps text that never was bytes, an editor's buffer for example. */
export function sourceText(text: string): SourceText {
  return { text, encoding: "utf-8", isSingleByte: isAscii(text) };
}

/** Decodes a file: UTF-8 when it is valid UTF-8, else Latin-1. `encode` gives back the same bytes. */
export function decode(bytes: Uint8Array): SourceText {
  try {
    const text = utf8.decode(bytes);
    return { text, encoding: "utf-8", isSingleByte: text.length === bytes.length };
  } catch {
    return { text: decodeLatin1(bytes), encoding: "latin1", isSingleByte: true };
  }
}

/** The bytes of a text in the encoding it was read with. Code units over 255 in Latin-1 become UTF-8 for the whole text. */
export function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "latin1") {
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 255) return new TextEncoder().encode(text);
      bytes[i] = code;
    }
    return bytes;
  }
  return new TextEncoder().encode(text);
}

/** The number of bytes a stretch of UTF-8 text takes; Asterisk's limits count bytes. */
export function byteLength(source: SourceText, start: number, end: number): number {
  if (source.isSingleByte) return end - start;
  let length = 0;
  for (let i = start; i < end; i++) {
    const code = source.text.charCodeAt(i);
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3;
  }
  return length;
}

function decodeLatin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  }
  return parts.join("");
}

/** By an expression, which is several times faster than a loop; editors make a text with every keystroke. */
function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}
