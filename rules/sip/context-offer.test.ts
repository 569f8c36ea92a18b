import { loadTree, memoryFileSystem, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { expect, test } from "vitest";
import { contextOffer } from "./context-offer.ts";

const folder = "/etc/asterisk";

async function load(files: Readonly<Record<string, string>>): Promise<Tree> {
  const paths = Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]);
  return await loadTree(memoryFileSystem(Object.fromEntries(paths)), folder, { asteriskVersion: "16" });
}

test.each([
  ["exten => s,1,Answer()\nexten => s,n,Playback(x)\nexten => s,n,Hangup()", "dead-end"],
  ["exten => s,1,Dial(SIP/100)", "dialplan"],
  ["include => bye", "dead-end"],
  ["include => out", "dialplan"],
  ["exten => _X.,1,Goto(out,s,1)", "dialplan"],
  ["exten => _X.,1,Goto(bye,s,1)", "dead-end"],
  [`exten => _X.,1,Goto(\${WHERE},s,1)`, "dialplan"],
  ["exten => s,1,GotoIf($[1]?bye,s,1:out,s,1)", "dialplan"],
  ["include => nowhere", "dead-end"],
  ["switch => Realtime/x@y", "dialplan"],
  ["include => guests", "dead-end"],
])("a context with %j is a %s", async (lines, kind) => {
  const rest = "[bye]\nexten => s,1,Hangup()\n[out]\nexten => _X.,1,Dial(SIP/trunk)\n";
  const tree = await load({ "extensions.conf": `[guests]\n${lines}\n${rest}` });
  expect(contextOffer(tree, "guests").kind).toBe(kind);
});

test("nothing is known without a dialplan, or about a placeholder", async () => {
  expect(contextOffer(await load({ "sip.conf": "" }), "guests").kind).toBe("unknown");
  expect(contextOffer(await load({ "extensions.conf": "[a]\n" }), "{{ context }}").kind).toBe("unknown");
});

test("names of contexts differ by case", async () => {
  const tree = await load({ "extensions.conf": "[Guests]\nexten => s,1,Hangup()\n" });
  expect(contextOffer(tree, "guests").kind).toBe("missing");
});

test.each([
  ["an include that is not there", { "extensions.conf": "[a]\n#include other.conf\n" }],
  ["extensions.ael", { "extensions.conf": "[a]\n", "extensions.ael": "context guests {}\n" }],
])("a context that is missing may come from %s", async (_, files) => {
  expect(contextOffer(await load(files), "guests").kind).toBe("unknown");
});

test("users.conf adds extensions to the context 'default'", async () => {
  const tree = await load({
    "extensions.conf": "[default]\nexten => s,1,Hangup()\n",
    "users.conf": "[6000]\nhassip=yes\nhasexten=yes\n",
  });
  expect(contextOffer(tree, "default").kind).toBe("dialplan");
});

test("hints count wherever an include leads", async () => {
  const text = conf`
    [guests]
    include => office
    [office]
    exten => 100,hint,SIP/100
  `;
  expect(contextOffer(await load({ "extensions.conf": text }), "guests").hasHints).toBe(true);
});
