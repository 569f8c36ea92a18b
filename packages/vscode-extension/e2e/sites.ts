import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseMarks } from "@astlint/core/testing";
import { root } from "../scripts/bundle.ts";

/** A folder of configurations that a test may write to. */
export class Sites {
  private readonly parent = mkdtempSync(join(tmpdir(), "astlint-sites-"));
  readonly folder: string = join(this.parent, "pbx");

  /** Copies a site of the fixtures, without the marks that say what is wrong with it. */
  add(name: string): string {
    const from = join(root, "fixtures/sites", name, "etc/asterisk");
    const to = join(this.folder, name, "asterisk");
    cpSync(from, to, { recursive: true });
    for (const path of readdirSync(to, { recursive: true, encoding: "utf8" })) {
      const file = join(to, path);
      if (/\.(?:conf|inc)$/.test(path)) writeFileSync(file, parseMarks(readFileSync(file, "utf8")).text);
    }
    return to;
  }

  write(path: string, text: string): string {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  remove(): void {
    rmSync(this.parent, { recursive: true, force: true });
  }
}
