/** The text with blanks behind it up to a width in bytes, as `%-17s` of `printf()` makes it. */
export function padBytes(text: string, width: number, isLatin1: boolean): string {
  const missing = width - bytesIn(text, isLatin1);
  return missing > 0 ? text + " ".repeat(missing) : text;
}

/**
 * What fits into a buffer of so many bytes. A character of which only a part fits becomes U+FFFD, as it does for
 * whoever reads that part.
 */
export function cutBytes(text: string, limit: number, isLatin1 = false): string {
  if (text.length * 3 <= limit) return text;
  let bytes = 0;
  let at = 0;
  for (const character of text) {
    const size = bytesIn(character, isLatin1);
    if (bytes + size > limit) return text.slice(0, at) + (bytes < limit ? "\uFFFD" : "");
    bytes += size;
    at += character.length;
  }
  return text;
}

/** Whether every character is one byte in UTF-8. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** The text's bytes in UTF-8, each as a code unit of the same number: how C sees it. */
export function byteString(text: string): string {
  if (isAscii(text)) return text;
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

function bytesIn(text: string, isLatin1: boolean): number {
  if (isLatin1) return text.length;
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3;
  }
  return bytes;
}
