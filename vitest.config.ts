import { defineConfig } from "vitest/config";

/** Packages find each other's sources, so that tests need no build. */
const conditions = ["@astlint/source", "module", "node"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      "packages/*/src/**/*.test.ts",
      "rules/**/*.test.ts",
      "fixtures/**/*.test.ts",
      "scripts/**/*.test.ts",
    ],
  },
});
