import type { IncludeProblem, ShownInclude, ShownIncludes, ShownIncludeTree } from "@astlint/core";
import type { Paper } from "./paper.ts";

/** For each file a tree of what it includes. */
export function* includesText(
  files: Readonly<Record<string, ShownIncludeTree>>,
  paper: Paper,
): Generator<string> {
  const { style, safe } = paper;
  for (const [name, file] of Object.entries(files)) {
    yield style.bold(safe(name)) + (file.refused === undefined ? "" : safe(` is refused: ${file.refused}`));
    yield* branches(file, "", paper);
  }
}

function* branches(file: ShownIncludes, indent: string, paper: Paper): Generator<string> {
  const { style, safe } = paper;
  const leaves = file.includes.flatMap((include) => leavesOf(include));
  for (const [index, { include, read }] of leaves.entries()) {
    const isLast = index === leaves.length - 1;
    const where = style.dim(safe(`line ${include.line}: #${include.directive} ${include.argument}`));
    yield `${indent}${isLast ? "└─ " : "├─ "}${safe(read?.path ?? problemText(include))}  ${where}`;
    if (read) yield* branches(read, `${indent}${isLast ? "   " : "│  "}`, paper);
  }
}

/** One line for each file that an include reads, or one that says why it reads none. */
function leavesOf(include: ShownInclude): { include: ShownInclude; read: ShownIncludes | undefined }[] {
  if (include.files.length === 0) return [{ include, read: undefined }];
  return include.files.map((read) => ({ include, read }));
}

function problemText({ directive, problem }: ShownInclude): string {
  if (directive === "tryinclude" && problem === "missing") return "(not there)";
  return problem === undefined ? "(nothing)" : `(${problems[problem]})`;
}

const problems: Readonly<Record<IncludeProblem, string>> = {
  missing: "missing",
  outside: "outside this folder",
  unreadable: "cannot be read",
  "not-run": "program, not run",
  "not-reached": "not reached",
};
