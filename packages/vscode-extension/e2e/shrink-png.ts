import { crc32, deflateSync, inflateSync } from "node:zlib";

/** The same picture to the eye, packed as tightly as pictures of text can be: browsers are in a hurry when they make theirs. */
export function shrinkPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === "IHDR")?.body;
  if (header?.[8] !== 8 || header[9] !== 2) return png;
  const packed = Buffer.concat(chunks.flatMap(({ type, body }) => (type === "IDAT" ? [body] : [])));
  const pixels = unfiltered(inflateSync(packed), header.readUInt32BE(0) * 3);
  const image = deflateSync(withFewerColours(pixels, header.readUInt32BE(0) * 3), { level: 9, memLevel: 9 });
  return Buffer.concat([
    png.subarray(0, 8),
    chunk("IHDR", header),
    chunk("IDAT", image),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

interface Chunk {
  readonly type: string;
  readonly body: Buffer;
}

function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length; ) {
    const end = at + 8 + png.readUInt32BE(at);
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), body: png.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

function chunk(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const content = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}

/** Rows as they are, not as differences from what is left of them and above. */
function unfiltered(rows: Buffer, width: number): Buffer {
  const plain = Buffer.alloc(rows.length);
  for (let row = 0; row < rows.length; row += width + 1) {
    const filter = rows[row] ?? 0;
    for (let x = row + 1; x <= row + width; x++) {
      const left = x > row + 3 ? (plain[x - 3] ?? 0) : 0;
      const above = row > 0 ? (plain[x - width - 1] ?? 0) : 0;
      const corner = row > 0 && x > row + 3 ? (plain[x - width - 4] ?? 0) : 0;
      plain[x] = (rows[x] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return plain;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** Sixty-four steps from black to white are enough for letters. */
function withFewerColours(rows: Buffer, width: number): Uint8Array {
  return rows.map((value, at) => (at % (width + 1) === 0 ? value : (value & 0xfc) | (value >> 6)));
}
