import ipaddr from "ipaddr.js";

export type AddressFamily = 4 | 6;

/** What a network address and its mask match: every address with `(address & mask) === network`. */
export interface AddressBlock {
  readonly family: AddressFamily;
  readonly network: bigint;
  readonly mask: bigint;
}

/** A run of addresses, both ends included. */
export interface AddressRange {
  readonly first: bigint;
  readonly last: bigint;
}

/** Where addresses are at home: on the machine, in a local network, on the Internet. */
export type AddressScope = "loopback" | "private" | "public";

/** The highest address of a family. */
export function lastAddress(family: AddressFamily): bigint {
  return family === 4 ? 0xffff_ffffn : (1n << 128n) - 1n;
}

/** The number of an address, and its family; IPv4-mapped IPv6 counts as IPv4. Undefined for what is no numeric address. */
export function parseAddress(
  text: string,
): { readonly family: AddressFamily; readonly value: bigint } | undefined {
  // An interface's name after a `%` takes no part in comparisons; no address is longer than this.
  if (text.length > 64 || !ipaddr.isValid(text)) return undefined;
  const address = ipaddr.process(text);
  let value = 0n;
  for (const byte of address.toByteArray()) value = (value << 8n) | BigInt(byte);
  // ipaddr.js takes `::1.2.3.4` for a mapped address, the C library does not.
  const isCompatible = text.startsWith("::") && !text.includes(":", 2);
  return { family: address.kind() === "ipv4" && !isCompatible ? 4 : 6, value };
}

/** The mask with so many leading ones. */
export function maskOf(family: AddressFamily, length: number): bigint {
  const all = lastAddress(family);
  return all ^ (all >> BigInt(length));
}

/** How many leading ones a mask has; undefined when others follow after the first zero, as in `0.0.0.255`. */
export function prefixLength({ family, mask }: AddressBlock): number | undefined {
  const inverted = lastAddress(family) ^ mask;
  if ((inverted & (inverted + 1n)) !== 0n) return undefined;
  return (family === 4 ? 32 : 128) - bitLength(inverted);
}

/** The smallest run of addresses that has all a block matches; longer than the block only for masks with holes. */
export function rangeOf({ family, network, mask }: AddressBlock): AddressRange {
  const span = (1n << BigInt(bitLength(lastAddress(family) ^ mask))) - 1n;
  const first = network & ~span;
  return { first, last: first + span };
}

/** The addresses that two sorted lists of ranges have in common, sorted. */
export function intersect(left: readonly AddressRange[], right: readonly AddressRange[]): AddressRange[] {
  const common: AddressRange[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const a = left[i];
    const b = right[j];
    if (!a || !b) return common;
    const { first } = a.first > b.first ? a : b;
    const isShorter = a.last < b.last;
    const { last } = isShorter ? a : b;
    if (first <= last) common.push({ first, last });
    if (isShorter) i++;
    else j++;
  }
}

const intersections = new WeakMap<
  readonly AddressRange[],
  Map<readonly AddressRange[], readonly AddressRange[]>
>();

/** The same, worked out once for lists of ranges that many objects share. */
export function intersectOnce(
  left: readonly AddressRange[],
  right: readonly AddressRange[],
): readonly AddressRange[] {
  const others = intersections.get(left) ?? new Map<readonly AddressRange[], readonly AddressRange[]>();
  intersections.set(left, others);
  const common = others.get(right) ?? intersect(left, right);
  others.set(right, common);
  return common;
}

/** How many addresses there are in ranges. */
export function count(ranges: readonly AddressRange[]): bigint {
  let sum = 0n;
  for (const { first, last } of ranges) sum += last - first + 1n;
  return sum;
}

/** All addresses of a scope, sorted. Those that nobody can send from, such as multicast, have none. */
export function scopeRanges(family: AddressFamily, scope: AddressScope): readonly AddressRange[] {
  scopes ??= makeScopes();
  return scopes[family][scope];
}

type Scopes = Readonly<Record<AddressFamily, Readonly<Record<AddressScope, readonly AddressRange[]>>>>;

let scopes: Scopes | undefined;

/** Made when an address is looked at, which not every run does. */
function makeScopes(): Scopes {
  return {
    4: {
      loopback: blocks(4, ["127.0.0.0/8"]),
      private: blocks(4, [
        "10.0.0.0/8",
        "100.64.0.0/10",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
      ]),
      public: between(
        blocks(4, [
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "224.0.0.0/3",
        ]),
      ),
    },
    6: {
      loopback: blocks(6, ["::1/128"]),
      private: blocks(6, ["fc00::/7", "fe80::/10"]),
      public: blocks(6, ["2000::/3"]),
    },
  };
}

function blocks(family: AddressFamily, texts: readonly string[]): AddressRange[] {
  return texts.map((text) => {
    const [address = "", length = ""] = text.split("/");
    return rangeOf({
      family,
      network: parseAddress(address)?.value ?? 0n,
      mask: maskOf(family, Number(length)),
    });
  });
}

/** The gaps between sorted ranges. */
function between(ranges: readonly AddressRange[]): AddressRange[] {
  return ranges.slice(1).flatMap(({ first }, index) => {
    const gap = { first: (ranges[index]?.last ?? 0n) + 1n, last: first - 1n };
    return gap.first <= gap.last ? [gap] : [];
  });
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}
