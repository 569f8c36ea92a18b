import type { Tree } from "../../workspace/tree.ts";
import { code, count, listed } from "./markdown.ts";

/** How a queue rings, and whom. */
export function queueFacts(tree: Tree, name: string): readonly string[] {
  const sections = tree.live("queues.conf")?.live ?? [];
  const queue = sections.findLast((section) => section.key === name.toLowerCase());
  if (!queue) return [];
  const members = queue.options.filter(({ key }) => key === "member");
  const interfaces = members.map(({ value }) => value.split(",")[0]?.trim() ?? "");
  const whom =
    members.length === 0
      ? "Has no members in the file"
      : `Has ${count(members.length, "member")}: ${listed(interfaces)}`;
  return [`Rings by ${code(queue.last("strategy")?.value ?? "ringall")}`, whom];
}
