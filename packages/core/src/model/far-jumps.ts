import type { Priority } from "../dialplan/index.ts";
import { derived } from "../workspace/derived.ts";
import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";
import { Call, dialplanModel } from "./dialplan.ts";

/** Applications that jump, and whether the target stands behind a condition. */
const jumping: readonly (readonly [application: string, hasBranches: boolean])[] = [
  ["goto", false],
  ["gotoif", true],
  ["gotoiftime", true],
  ["gosub", false],
  ["gosubif", true],
];

/** A step that jumps, perhaps out of its extension. */
export interface FarJump {
  readonly call: Call;
  /** Whether its target stands behind a condition. */
  readonly hasBranches: boolean;
}

/** Every jump that may lead to more than labels of its own extension, by application. */
export const farJumps: (tree: Tree) => ReadonlyMap<string, readonly FarJump[]> = derived((tree) => {
  const model = dialplanModel(tree);
  const found = new Map<string, readonly FarJump[]>();
  for (const [application, hasBranches] of jumping) {
    const steps = (model?.steps(application) ?? []).filter((step) => !staysAtHome(step));
    found.set(
      application,
      steps.map((step) => ({ call: new Call(step), hasBranches })),
    );
  }
  return found;
});

/** Whether a jump leads to labels of its own extension alone, as almost all do: seen at a glance, without parsing it. */
function staysAtHome({ text, extension }: Priority<Option>): boolean {
  const start = Math.max(text.lastIndexOf("?"), text.lastIndexOf("(")) + 1;
  const end = text.lastIndexOf(")");
  if (end < start) return false;
  const colon = text.indexOf(":", start);
  const isLabel = (from: number, to: number): boolean =>
    from >= to || extension.labelled(text.slice(from, to)) !== undefined;
  return colon < 0 || colon > end ? isLabel(start, end) : isLabel(start, colon) && isLabel(colon + 1, end);
}
