import { defineConfig } from "vitest/config";

/** Packages find each other's sources, so that tests need no build. */
const conditions = ["@astlint/source", "module", "node"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // How long a test takes is no result: on a busy machine it may be much.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    include: [
      "packages/*/src/**/*.test.ts",
      "rules/**/*.test.ts",
      "fixtures/**/*.test.ts",
      "packaging/*.test.ts",
      "scripts/**/*.test.ts",
    ],
  },
});
