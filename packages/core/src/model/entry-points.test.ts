import { expect, test } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { entryPoints, guestReach, reachableContexts } from "./entry-points.ts";

const dialplan =
  "[public]\ninclude => out\n[out]\nexten => _X.,1,Hangup()\n[phones]\nexten => 1,1,Hangup()\n[nobody]\n";

test("guests, phones, trunks and accounts without a secret enter where their context says", async () => {
  const tree = await treeOf({
    "extensions.conf": dialplan,
    "sip.conf": `
[general]
context=public
[desk]
type=friend
host=dynamic
secret=x
context=phones
[open]
type=friend
host=dynamic
[provider]
type=peer
host=192.0.2.1
`,
  });
  expect(entryPoints(tree).map(({ caller, account, context }) => `${caller} ${account} ${context}`)).toEqual([
    "guest  public",
    "phone desk phones",
    "guest open public",
    "trunk provider public",
  ]);
});

test("what guests reach is told with the way", async () => {
  const tree = await treeOf({ "extensions.conf": dialplan, "sip.conf": "[general]\ncontext=public\n" });
  expect(guestReach(tree).has("phones")).toBe(false);
  expect(
    guestReach(tree)
      .wayTo("out")
      ?.way.map(({ to }) => to),
  ).toEqual(["out"]);
});

test("allowguest=no shuts the door of guests", async () => {
  const tree = await treeOf({
    "extensions.conf": dialplan,
    "sip.conf": "[general]\ncontext=public\nallowguest=no\n",
  });
  expect(guestReach(tree).has("public")).toBe(false);
});

test("contexts that nobody enters are unreachable, unless nothing tells who enters where", async () => {
  const known = await treeOf({ "extensions.conf": dialplan, "sip.conf": "[general]\ncontext=public\n" });
  expect([...reachableContexts(known)]).toEqual(["public", "out"]);
  const unknown = await treeOf({ "extensions.conf": dialplan });
  expect([...reachableContexts(unknown)].sort()).toEqual(["nobody", "out", "phones", "public"]);
});

test("people tell which contexts calls from outside enter, and which accounts are trunks", async () => {
  const files = {
    "extensions.conf": dialplan,
    "sip.conf": "[general]\nallowguest=no\n[gate]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=out\n",
  };
  const hints = { trunks: ["Gate"], entryContexts: ["public", "not there"] };
  const entries = entryPoints(await treeOf(files, "16", hints));
  expect(entries.map(({ caller, account, context }) => `${caller} ${account} ${context}`)).toEqual([
    "trunk gate out",
    "trunk  public",
  ]);
});
