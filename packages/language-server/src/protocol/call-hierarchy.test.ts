import { expect, test } from "vitest";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
} from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { dialplan } from "../testing/sites.ts";
import { covered } from "../testing/texts.ts";

test("calls lead from context to context, and back", async () => {
  using editor = await Editor.at({ "extensions.conf": dialplan.replace("[guests]", "[gu$0ests]") });
  const [item] = await editor.ask<CallHierarchyItem[]>("textDocument/prepareCallHierarchy");
  const outgoing = await editor.request<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", { item });
  expect(outgoing.map(({ to }) => to.name)).toEqual(["office"]);
  expect(outgoing.flatMap(({ fromRanges }) => fromRanges.map((range) => covered(dialplan, range)))).toEqual([
    "office",
  ]);
  const incoming = await editor.request<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", {
    item: outgoing[0]?.to,
  });
  expect(incoming.map(({ from }) => from.name)).toEqual(["guests"]);
});

test("where there is no context there is nothing to call", async () => {
  using editor = await Editor.at({ "sip.conf": "[general]\nallow$0guest=no\n" });
  expect(await editor.ask("textDocument/prepareCallHierarchy")).toBeNull();
});
