import { expect, test } from "vitest";
import { conf } from "../../testing/conf.ts";
import { shownPlace, treeAtCursor } from "../../testing/cursor.ts";
import { applyEdits } from "../../text/text-edit.ts";
import { hover } from "../hover/index.ts";
import { definitions, references } from "../navigation.ts";
import { workspaceSymbols } from "../outline.ts";
import { rename } from "../rename.ts";

const site = {
  "extensions.conf": conf`
    [a]
    exten => 1,1,AddQueueMember(sales,PJSIP/100)
     same => n,NoOp(\${QUEUE_WAITING_COUNT(sales)} \${QUEUE_MEMBER(Sales,free)})
     same => n,Set(CHANNEL(musicclass)=jazz)
     same => n,MusicOnHold(jazz)
     same => n,Park(lobby)
     same => n,ConfBridge(1,wide,guest,keys)
     same => n,FollowMe(anna)
     same => n,Queue(sales)
     same => n,Queue(\${EXTEN})
  `,
  "queues.conf": conf`
    [general]

    [sales]
    strategy=rrmemory
    musicclass=jazz
    defaultrule=late
    member => PJSIP/100,0,Anna
  `,
  "queuerules.conf": "[late]\npenaltychange => 30,+3\n",
  "musiconhold.conf": "[jazz]\nmode=files\n",
  "res_parking.conf": "[general]\n[lobby]\nparkext=700\n",
  "confbridge.conf": "[general]\n[wide]\ntype=bridge\n[guest]\ntype=user\n[keys]\ntype=menu\n",
  "followme.conf": "[general]\n[anna]\nnumber=100\n",
  "manager.conf": "[general]\nenabled=yes\n[crm]\nsecret=kHw8eHq2Zt6mVb4x\n",
  "pjsip.conf": "[100]\ntype=endpoint\nmoh_suggest=jazz\n",
};

async function at(path: keyof typeof site, text: string): Promise<Awaited<ReturnType<typeof treeAtCursor>>> {
  const plain = text.replace("$0", "");
  expect(site[path]).toContain(plain);
  return await treeAtCursor({ ...site, [path]: site[path].replace(plain, () => text) }, "22");
}

test.each([
  ["a queue", "extensions.conf", "Queue(sa$0les)", "queues.conf:3 sales"],
  ["a queue in another case", "extensions.conf", "(Sa$0les,free", "queues.conf:3 sales"],
  ["a member's endpoint", "queues.conf", "PJSIP/1$000", "pjsip.conf:1 100"],
  ["a queue rule", "queues.conf", "=la$0te", "queuerules.conf:1 late"],
  ["a music class", "extensions.conf", "MusicOnHold(ja$0zz", "musiconhold.conf:1 jazz"],
  ["the music of an endpoint", "pjsip.conf", "=ja$0zz", "musiconhold.conf:1 jazz"],
  ["a parking lot", "extensions.conf", "Park(lob$0by", "res_parking.conf:2 lobby"],
  ["a bridge profile", "extensions.conf", "wi$0de", "confbridge.conf:2 wide"],
  ["a user profile", "extensions.conf", "gue$0st", "confbridge.conf:4 guest"],
  ["a menu", "extensions.conf", "ke$0ys", "confbridge.conf:6 keys"],
  ["a FollowMe profile", "extensions.conf", "an$0na", "followme.conf:2 anna"],
] as const)("%s leads to its section", async (_, path, text, expected) => {
  const { tree, offset } = await at(path, text);
  expect(definitions(tree, path, offset).map(({ place }) => shownPlace(tree, place))).toEqual([expected]);
});

test("a queue is found wherever it is named, and renamed there", async () => {
  const { tree, path, offset } = await at("queues.conf", "[sa$0les]");
  const places = references(tree, path, offset, { withDefinitions: false });
  expect(places.map((place) => shownPlace(tree, place))).toEqual([
    "extensions.conf:2 sales",
    "extensions.conf:3 sales",
    "extensions.conf:3 Sales",
    "extensions.conf:9 sales",
  ]);
  const found = rename(tree, path, offset, "shop");
  if ("problem" in found) expect.fail(found.problem);
  const text = applyEdits(
    site["extensions.conf"],
    found.edits.filter((edit) => edit.path === "extensions.conf"),
  );
  expect(text).toBe(site["extensions.conf"].replace(/sales/gi, "shop"));
});

test("a queue tells how it rings, and whom", async () => {
  const { tree, path, offset } = await at("extensions.conf", "Queue(sa$0les)");
  const found = hover(tree, path, offset, { findings: [], docsOf: () => undefined });
  expect(found?.markdown).toBe(
    "**Queue `sales`** · `queues.conf:3` · 4 uses\n\n- Rings by `rrmemory`\n- Has 1 member: `PJSIP/100`",
  );
});

test("queues and manager users are among the symbols of the workspace", async () => {
  const { tree } = await at("queues.conf", "[sa$0les]");
  expect(workspaceSymbols(tree, "sal").map(({ kind }) => kind)).toEqual(["queue"]);
  expect(workspaceSymbols(tree, "crm").map(({ kind }) => kind)).toEqual(["manager-user"]);
});
