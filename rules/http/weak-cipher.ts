/** Names in a cipher list of OpenSSL that stand for no encryption, no authentication, or broken ciphers. */
const weak: ReadonlySet<string> = new Set([
  "3DES",
  "ADH",
  "AECDH",
  "ANULL",
  "DES",
  "ENULL",
  "EXP",
  "EXPORT",
  "EXPORT40",
  "EXPORT56",
  "IDEA",
  "LOW",
  "MD5",
  "NULL",
  "RC2",
  "RC4",
  "SEED",
  "SSLV2",
]);

/** Names that bring ciphers without authentication with them. */
const broad: ReadonlySet<string> = new Set(["ALL", "COMPLEMENTOFDEFAULT"]);

/** The first part of an OpenSSL cipher list that lets in weak ciphers, and that no later part takes out again. */
export function weakCipher(list: string): string | undefined {
  const parts = list.split(/[:, ]/).filter((part) => part !== "");
  const excluded = new Set(
    parts.filter((part) => part.startsWith("!")).map((part) => part.slice(1).toUpperCase()),
  );
  return parts.find((part) => {
    if (part.startsWith("!") || part.startsWith("-") || part.startsWith("@")) return false;
    const name = part.replace(/^\+/, "").toUpperCase();
    if (broad.has(name)) return !excluded.has("ANULL") && !excluded.has("ADH");
    const names = name.includes("-") ? suite(name) : name.split("+");
    return names.some((each) => weak.has(each) && !excluded.has(each));
  });
}

/** The weak ingredients of a single cipher: `DES-CBC3-SHA`, `EXP-RC4-MD5`. */
function suite(name: string): string[] {
  const words = name.split("-");
  return words.includes("CBC3") ? ["3DES"] : words.filter((word) => word !== "SHA");
}
