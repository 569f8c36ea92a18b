import {
  type Finding,
  type Frame,
  includeChain,
  type Option,
  type Place,
  type Section,
  type Tree,
} from "@astlint/core";

/** A place on a way, and what happens there. */
export interface Step {
  readonly at: Place;
  readonly message: string;
}

/**
 * The ways that explain a finding, one step after the other: how a call gets there, through which templates a value is
 * handed down, through which includes the file is read.
 */
export function waysTo(tree: Tree, finding: Finding): readonly (readonly Step[])[] {
  return [...callWay(finding), ...templateWays(tree, finding), ...includeWay(tree, finding)];
}

function callWay({ at, message, related }: Finding): Step[][] {
  const steps: Step[] = related.filter(({ isStep }) => isStep);
  if (steps.length === 0) return [];
  const isAmongThem = steps.some((step) => touches(step.at, at));
  return [isAmongThem ? steps : [...steps, { at, message }]];
}

function touches(a: Place, b: Place): boolean {
  return a.path === b.path && a.span.start <= b.span.end && b.span.start <= a.span.end;
}

/** For each related section that inherits the option of the finding: from the option through the templates to there. */
function templateWays(tree: Tree, { at, related }: Finding): Step[][] {
  const option = indexOf(tree).options.get(lineKey(tree, at));
  if (!option) return [];
  return related.flatMap((place) => {
    const section = indexOf(tree).sections.get(lineKey(tree, place.at));
    const chain = section?.chainTo(option) ?? [];
    if (!section || chain.length === 0) return [];
    const users = [section, ...chain.map((use) => use.section)];
    const uses = chain.map(({ header, span, section: template }, index) => ({
      at: header.frame.document.place(span),
      message: `[${users[index]?.name ?? ""}] inherits from [${template.name}]`,
    }));
    return [[{ at, message: `'${option.name}' is set in [${option.section.name}]` }, ...uses.reverse()]];
  });
}

function includeWay(tree: Tree, { at, message }: Finding): Step[][] {
  const frame = indexOf(tree).frames.get(at.path);
  if (!frame?.parent) return [];
  const names: string[] = [];
  for (let included = frame; included.parent; included = included.parent) {
    names.unshift(included.document.path);
  }
  const steps = includeChain(frame).map((place, index) => ({
    at: place,
    message: `${place.path} includes ${names[index] ?? at.path}`,
  }));
  return [[...steps, { at, message }]];
}

interface TreeIndex {
  /** By path and line. */
  readonly options: ReadonlyMap<string, Option>;
  readonly sections: ReadonlyMap<string, Section>;
  /** The first reading of each file. */
  readonly frames: ReadonlyMap<string, Frame>;
}

const indexes = new WeakMap<Tree, TreeIndex>();

function indexOf(tree: Tree): TreeIndex {
  const known = indexes.get(tree);
  if (known) return known;
  const options = new Map<string, Option>();
  const sections = new Map<string, Section>();
  const frames = new Map<string, Frame>();
  for (const file of tree.entries.flatMap((name) => tree.effective(name) ?? [])) {
    for (const frame of file.frames) {
      if (!frames.has(frame.document.path)) frames.set(frame.document.path, frame);
    }
    for (const section of file.sections) {
      const { frame, line } = section.header;
      sections.set(`${frame.document.path}\n${line}`, section);
      for (const option of section.ownOptions) {
        options.set(`${option.document.path}\n${option.line}`, option);
      }
    }
  }
  const index = { options, sections, frames };
  indexes.set(tree, index);
  return index;
}

function lineKey(tree: Tree, { path, span }: Place): string {
  return `${path}\n${tree.document(path)?.lineAt(span.start) ?? 0}`;
}
