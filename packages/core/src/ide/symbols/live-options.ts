import { derived } from "../../workspace/derived.ts";
import type { Option } from "../../workspace/option.ts";
import type { Section } from "../../workspace/section.ts";
import type { Tree } from "../../workspace/tree.ts";

/** An option where it is written, with the section and the file it is written in. */
export interface WrittenOption {
  readonly file: string;
  readonly section: Section;
  readonly option: Option;
}

/** Every option that something loaded reads, once, those of templates included; without the dialplan's. */
export const writtenOptions: (tree: Tree) => readonly WrittenOption[] = derived((tree) =>
  tree.liveEntries
    .filter((name) => name !== "extensions.conf")
    .flatMap((name) =>
      (tree.effective(name)?.sections ?? []).flatMap((section) =>
        section.ownOptions.map((option) => ({ file: name, section, option })),
      ),
    ),
);
