/** The MD5 digest of a text's UTF-8 bytes, in hexadecimal (RFC 1321). For comparing with hashes in configuration only. */
export function md5(text: string): string {
  const words = paddedWords(new TextEncoder().encode(text));
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  for (let block = 0; block < words.length; block += 16) addBlock(state, words, block);
  return [...state].map(littleEndianHex).join("");
}

/** The bytes as little-endian words, ended by a set bit and the length in bits. */
function paddedWords(bytes: Uint8Array): Int32Array {
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16);
  for (const [i, byte] of bytes.entries()) words[i >> 2] = (words[i >> 2] ?? 0) | (byte << ((i % 4) * 8));
  words[bytes.length >> 2] = (words[bytes.length >> 2] ?? 0) | (0x80 << ((bytes.length % 4) * 8));
  words[words.length - 2] = bytes.length * 8;
  return words;
}

const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const sines: Int32Array = Int32Array.from(
  { length: 64 },
  (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0,
);

function addBlock(state: Int32Array, words: Int32Array, block: number): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let i = 0; i < 64; i++) {
    const round = i >> 4;
    const mixed = mix(round, b, c, d) + a + (sines[i] ?? 0) + (words[block + wordIndex(round, i)] ?? 0);
    const shift = shifts[round * 4 + (i % 4)] ?? 0;
    a = d;
    d = c;
    c = b;
    b = (b + ((mixed << shift) | ((mixed | 0) >>> (32 - shift)))) | 0;
  }
  for (const [i, value] of [a, b, c, d].entries()) state[i] = (state[i] ?? 0) + value;
}

function mix(round: number, b: number, c: number, d: number): number {
  switch (round) {
    case 0:
      return (b & c) | (~b & d);
    case 1:
      return (b & d) | (c & ~d);
    case 2:
      return b ^ c ^ d;
    default:
      return c ^ (b | ~d);
  }
}

function wordIndex(round: number, i: number): number {
  switch (round) {
    case 0:
      return i;
    case 1:
      return (5 * i + 1) % 16;
    case 2:
      return (3 * i + 5) % 16;
    default:
      return (7 * i) % 16;
  }
}

function littleEndianHex(word: number): string {
  let result = "";
  for (let i = 0; i < 4; i++) result += ((word >>> (i * 8)) & 255).toString(16).padStart(2, "0");
  return result;
}
