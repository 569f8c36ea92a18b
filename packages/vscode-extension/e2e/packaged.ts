import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { pack, unpacked } from "../scripts/package.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The package as users get it. */
    readonly vsix: string;
    /** The same without its server, for tests of the tests. */
    readonly vsixWithoutServer: string;
    /** A folder with the extension in it, as it is once installed. */
    readonly extensions: string;
  }
}

/** Packages the extension once for all tests. */
export default async function setUp({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "astlint-packaged-"));
  const extension = join(folder, "extensions", "astlint");
  await unpacked(extension);
  provide("extensions", join(folder, "extensions"));
  const packaged = async (name: string): Promise<string> => {
    await pack(join(folder, name), join(folder, `${name}.vsix`));
    return join(folder, `${name}.vsix`);
  };
  for (const name of ["whole", "broken"]) cpSync(extension, join(folder, name), { recursive: true });
  rmSync(join(folder, "broken", "dist", "server.cjs"));
  provide("vsix", await packaged("whole"));
  provide("vsixWithoutServer", await packaged("broken"));
  return () => rmSync(folder, { recursive: true });
}
