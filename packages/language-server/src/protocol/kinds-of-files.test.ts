import { expect, test } from "vitest";
import { Editor } from "../testing/editor.ts";

test.each([
  ["sip.conf", "config"],
  ["phones/desk.conf", "config"],
  ["menus/queues.conf", "dialplan"],
  ["nginx/nginx.conf", null],
])("%s is read as %s", async (path, kind) => {
  using editor = await Editor.start({
    "sip.conf": '#include "phones/desk.conf"\n',
    "phones/desk.conf": "[desk]\ntype=friend\n",
    "extensions.conf": '#include "menus/*.conf"\n',
    "menus/queues.conf": "[queues]\nexten => 1,1,Hangup()\n",
    "nginx/nginx.conf": "user nginx;\n",
  });
  expect(await editor.request("astlint/readAs", { uri: editor.uri(path) })).toBe(kind);
});
