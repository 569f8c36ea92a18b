import { defineConfig } from "vitest/config";

const conditions = ["@astlint/source", "module", "node"];

/** `npm run e2e`: slow, and only where `npm run e2e:setup` has been. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["*.e2e.ts"],
    globalSetup: "packaged.ts",
    // Each has a VS Code and a browser of its own.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
