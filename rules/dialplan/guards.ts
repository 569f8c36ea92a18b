import {
  type Call,
  type ContextEdge,
  type ContextWay,
  derived,
  type Extension,
  type Option,
  type Tree,
} from "@astlint/core";

/** Applications that ask the caller for a code; what comes after them is not open to everybody. */
const guards: readonly string[] = ["authenticate", "vmauthenticate", "disa", "read"];

/** Applications that can run one of them when a condition holds. */
const conditional: readonly string[] = ["execif", "execiftime", "tryexec"];

/** The first step of every extension that asks for a code. */
const guardedFrom: (tree: Tree) => ReadonlyMap<Extension<Option>, number> = derived((tree) => {
  const first = new Map<Extension<Option>, number>();
  const note = (extension: Extension<Option>, number: number): void => {
    first.set(extension, Math.min(number, first.get(extension) ?? number));
  };
  for (const name of guards) {
    for (const step of tree.dialplan?.steps(name) ?? []) note(step.extension, step.number);
  }
  for (const name of conditional) {
    for (const step of tree.dialplan?.steps(name) ?? []) {
      if (step.mentions("uthenticate")) note(step.extension, step.number);
    }
  }
  return first;
});

/** Places of jumps that come after a question for a code. */
const guardedJumps: (tree: Tree) => ReadonlySet<string> = derived((tree) => {
  const places = tree.contexts.jumps
    .filter(({ call }) => isGuarded(tree, call))
    .map(({ place }) => `${place.path}\n${place.span.start}`);
  return new Set(places);
});

/** Whether the same extension asks for a code before the step. */
export function isGuarded(tree: Tree, { extension, priority }: Call): boolean {
  const from = guardedFrom(tree).get(extension);
  return from !== undefined && from < priority.number;
}

/** Whether somebody on the way to a context has been asked for a code. */
export function isWayGuarded(tree: Tree, { way }: ContextWay): boolean {
  return way.some((edge) => isEdgeGuarded(tree, edge));
}

function isEdgeGuarded(tree: Tree, { kind, place }: ContextEdge): boolean {
  return kind === "jump" && guardedJumps(tree).has(`${place.path}\n${place.span.start}`);
}
