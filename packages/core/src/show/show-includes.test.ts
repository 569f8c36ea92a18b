import { expect, test } from "vitest";
import { conf } from "../testing/conf.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import { type ShownIncludes, showIncludes } from "./show-includes.ts";

async function shown(files: Readonly<Record<string, string>>) {
  const disk = memoryFileSystem(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`/etc/asterisk/${name}`, text])),
  );
  return showIncludes(await loadTree(disk, "/etc/asterisk", { asteriskVersion: "22" }));
}

/** `3 include x → a.conf(…) b.conf`, or why nothing is read. */
function outline({ includes }: ShownIncludes): string[] {
  return includes.map(({ line, directive, argument, files, problem }) => {
    const read = files.map((file) => [file.path, ...outline(file).map((inner) => `(${inner})`)].join(" "));
    return `${line} ${directive} ${argument} → ${problem ?? read.join(" ")}`;
  });
}

test("every include with the files it reads, and why it reads none", async () => {
  const { "sip.conf": sip } = await shown({
    "sip.conf": conf`
      [general]
      #include "a.conf"
      #tryinclude none.conf
      #include d/*.conf
      #exec /bin/date
      #include /root/x.conf
      #include none.conf
    `,
    "a.conf": "#include d/1.conf\n",
    "d/1.conf": "",
    "d/2.conf": "",
  });
  expect(sip && outline(sip)).toEqual([
    "2 include a.conf → a.conf (1 include d/1.conf → d/1.conf)",
    "3 tryinclude none.conf → missing",
    "4 include d/*.conf → d/1.conf d/2.conf",
    "5 exec /bin/date → not-run",
    "6 include /root/x.conf → outside",
    "7 include none.conf → missing",
  ]);
  expect(sip?.refused).toBe("sip.conf:6: there is no '/root/x.conf' to include");
});

test("includes behind a mistake and includes of includes of … are not reached", async () => {
  const { "sip.conf": sip } = await shown({
    "sip.conf": "[a]\n#include loop.conf\n#include broken.conf\n",
    "loop.conf": "#include loop.conf\n",
    "broken.conf": "[a\n#include loop.conf\n",
  });
  const [loop, broken] = sip ? outline(sip) : [];
  expect(loop?.match(/not-reached/g)).toHaveLength(1);
  expect(loop?.match(/loop\.conf → loop\.conf/g)).toHaveLength(10);
  expect(broken).toBe("3 include broken.conf → broken.conf (2 include loop.conf → not-reached)");
});
