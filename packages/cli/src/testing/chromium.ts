/** Debian's. */
export const chromiumPath = "/usr/bin/chromium";

/** Options under which it minds its own business. */
export const chromiumOptions: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
