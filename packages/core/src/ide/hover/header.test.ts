import { expect, test } from "vitest";
import { conf } from "../../testing/conf.ts";
import { treeAtCursor } from "../../testing/cursor.ts";
import { hover } from "./index.ts";

async function textAt(files: Readonly<Record<string, string>>): Promise<string> {
  const { tree, path, offset } = await treeAtCursor(files, "20");
  return hover(tree, path, offset, { findings: [], docsOf: () => undefined })?.markdown ?? "";
}

const phone = conf`
  [base](!)
  context=office
  [6001](base)
  type=endpoint
  aors=6001,old
  auth=6001-auth
  transport=udp
  [6001]
  type=aor
  max_contacts=1
  [6001-auth]
  type=auth
  username=anna
  password=Hq7TzzP0x
  [udp]
  type=transport
  bind=192.0.2.1
`;

const trunk = conf`
  [itsp]
  type=endpoint
  identify_by=ip
  outbound_auth=itsp
  aors=itsp
  media_encryption=sdes
  [itsp]
  type=aor
  contact=sip:me:Hq7TzzP0x@sip.example.net
  [itsp]
  type=auth
  username=me
  password=Hq7TzzP0x
  [itsp]
  type=identify
  endpoint=itsp
  match=192.0.2.0/24
  [itsp]
  type=registration
  server_uri=sip:sip.example.net
  client_uri=sip:me@sip.example.net
  outbound_auth=itsp
  line=yes
  endpoint=itsp
`;

/** A file with the cursor in the header of the section whose header or first lines are given. */
function at(text: string, lines: string): Record<string, string> {
  return { "pjsip.conf": text.replace(lines, lines.replace("[", "[$0")) };
}

test("an endpoint tells what its names stand for", async () => {
  expect(await textAt(at(phone, "[6001](base)"))).toBe(
    [
      "**PJSIP endpoint `6001`** · `pjsip.conf:3` · 0 uses\n",
      "- Looks like a phone",
      "- Its calls begin in context `office`",
      "- Address record `6001` (up to 1 device may register)",
      "- Address record `old`, which is not in this configuration",
      "- It has to prove the password of `6001-auth` (user name `anna`)",
      "- Told by the name that a caller gives",
      "- Transport `udp` (UDP on 192.0.2.1:5060)",
      "- Sound is not encrypted",
      "\nHas the options of `base`, too",
    ].join("\n"),
  );
});

test("a trunk tells how it is known and reached", async () => {
  const text = await textAt(at(trunk, "[itsp]\ntype=endpoint"));
  for (const fact of [
    "Looks like a trunk",
    "Address record `itsp` (at `sip.example.net`, no device may register)",
    "It is asked for no password",
    "Told by `192.0.2.0/24`",
    "Asterisk proves to it the password of `itsp` (user name `me`)",
    "Its calls come over registration `itsp`",
    "Sound is encrypted (`sdes`)",
  ])
    expect(text).toContain(`- ${fact}`);
  expect(text).not.toContain("name that a caller gives");
  expect(text).not.toContain("Hq7T");
});

test.each([
  [phone, "[6001]\ntype=aor", "- Up to 1 device may register\n- Belongs to `6001`"],
  [phone, "[6001-auth]", "- User name `anna`\n- Proven by `6001`"],
  [phone, "[udp]", "- UDP on 192.0.2.1:5060\n- Endpoints bound to it: `6001`"],
  [trunk, "[itsp]\ntype=aor", "- At `sip.example.net`, no device may register\n- Belongs to `itsp`"],
  [trunk, "[itsp]\ntype=identify", "- Requests from `192.0.2.0/24` belong to endpoint `itsp`"],
  [
    trunk,
    "[itsp]\ntype=registration",
    "- Asterisk registers with `sip.example.net`\n- It proves the password of `itsp`\n- Calls that come over it belong to endpoint `itsp`",
  ],
])("an object of pjsip.conf tells what it is and who names it (%#)", async (text, lines, facts) => {
  expect(await textAt(at(text, lines))).toContain(`\n\n${facts}`);
});

test("an account of sip.conf tells who may use it", async () => {
  const text = await textAt({
    "sip.conf": "[general]\n[1$000]\ntype=friend\nhost=dynamic\nsecret=Hq7TzzP0x\ncontext=office\n",
  });
  expect(text).toContain(
    "- Looks like a phone\n- Its calls begin in context `office`\n- The device registers\n- It is asked for its password",
  );
  expect(text).not.toContain("Hq7T");
});

test("an account of iax.conf tells who may use it", async () => {
  const text = await textAt({
    "iax.conf":
      "[general]\n[off$0ice]\ntype=friend\nhost=192.0.2.1\nsecret=Hq7TzzP0x\ncontext=in\ncontext=out\n",
  });
  expect(text).toContain("- Its calls begin in context `in`, `out`\n- Reached at `192.0.2.1`\n");
  expect(text).not.toContain("Hq7T");
});

test("a user of AMI tells what it may do, and from where", async () => {
  const user = "[an$0na]\nsecret=Hq7TzzP0x\nread=call\nwrite=originate,call\n";
  expect(await textAt({ "manager.conf": `[general]\nenabled=yes\nbindaddr=127.0.0.1\n${user}` })).toBe(
    "**User of AMI `anna`** · `manager.conf:4` · 0 uses\n\n- Gets events of `call`\n- May send actions of `originate`, `call`\n- Can log in from this machine",
  );
});
