import { type Rule, widestExposure } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { type IdleDriver, idleDrivers } from "./network-drivers.ts";
import { unload } from "./unload.ts";

const rule: Rule = {
  id: "modules/unused-channel",
  summary: "A driver that nothing uses is loaded and listens on the network",
  category: "exposure",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1188],
  since: "0.1.0",
  references: [
    "main/loader.c: load_modules()",
    "channels/chan_iax2.c: set_config()",
    "channels/chan_unistim.c: reload_config()",
    "channels/chan_skinny.c: config_load()",
    "channels/chan_mgcp.c: reload_config()",
    "pbx/pbx_dundi.c: set_config()",
    "AST-2012-005, AST-2017-004, AST-2017-013, GHSA-3g56-cgrh-95p5",
  ],
  docs: {
    what: "`autoload=yes` brings in chan_iax2, chan_mgcp, chan_skinny, chan_unistim, chan_ooh323 or pbx_dundi, whose file is there with no account, phone or peer in it, and neither the dialplan nor a queue uses it. Drivers that the release builds only when asked for are left out, and so are those that listen on this machine alone.",
    why: "Each of them opens a port to everybody, and each had holes with which one packet crashes Asterisk or runs code. They come with the sample configuration, and hardly anyone watches them.",
    how: "Keep them from loading with `noload` lines in modules.conf, which the fix adds, or remove their files.",
    breaks: "Calls through the driver, should a program place some that no file tells of.",
    ignore: "When accounts are added while Asterisk runs, from a database for example.",
  },
  examples: [
    {
      title: "Left over from the sample configuration",
      asteriskVersion: "20",
      bad: {
        "modules.conf": conf`
          [modules]
          autoload=yes  ; ~ medium "loads drivers that nothing uses and that listen on the network: chan_iax2 on UDP port 4569 and chan_unistim on UDP port 5001"
          noload=pbx_dundi.so
        `,
        "iax.conf": conf`
          [general]
          bandwidth=high
          [guest]
          type=user
        `,
        "unistim.conf": conf`
          [general]
          port=5001
        `,
        "dundi.conf": "[general]\nttl=32\n",
        "skinny.conf": "[general]\nbindport=2000\n",
      },
      fixed: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          noload=pbx_dundi.so
          noload=chan_iax2.so
          noload=chan_unistim.so
        `,
      },
    },
    {
      title: "Only in the local network",
      asteriskVersion: "16",
      bad: {
        "modules.conf":
          '[modules]\nautoload=yes  ; ~ low "loads chan_skinny, which nothing uses, but which listens on TCP port 2000"\n',
        "skinny.conf": "[general]\nbindaddr=10.0.0.1\n",
      },
      fixed: { "modules.conf": "[modules]\nautoload=yes\nnoload=chan_skinny.so\n" },
    },
    {
      title: "In use",
      asteriskVersion: "16",
      good: {
        "modules.conf": "[modules]\nautoload=yes\n",
        "iax.conf": "[general]\n[branch]\ntype=peer\nhost=192.0.2.1\n",
        "dundi.conf": "[general]\nttl=32\n",
        "extensions.conf": "[default]\nswitch => DUNDi/home\n",
        "mgcp.conf": "[general]\nport=2427\n[gateway]\nhost=dynamic\nline => aaln/1\n",
      },
    },
    {
      title: "Not loaded, not there, on this machine only",
      asteriskVersion: "16",
      good: {
        "modules.conf": "[modules]\nautoload=yes\nnoload=chan_unistim.so\n",
        "unistim.conf": "[general]\nport=5000\n",
        "skinny.conf": "[general]\nbindaddr=127.0.0.1\n",
      },
    },
    {
      title: "Loaded on purpose, or nothing but what is named",
      asteriskVersion: "16",
      good: { "modules.conf": "[modules]\nload=chan_unistim.so\n", "unistim.conf": "[general]\nport=5000\n" },
    },
    { title: "There is no modules.conf", good: { "unistim.conf": "[general]\nport=5000\n" } },
  ],
  check({ tree, report }) {
    const section = tree.effective("modules.conf")?.section("modules");
    const autoload = section?.first("autoload");
    const idle = idleDrivers(tree);
    if (!section || !autoload || idle.length === 0) return;
    const isLocal = widestExposure(idle.map(({ exposure }) => exposure)) === "private";
    report({
      at: autoload.valuePlace,
      message: `'${autoload.name}=${autoload.value}' ${textOf(idle)}`,
      severity: isLocal ? "low" : "medium",
      related: idle.map((driver) => ({
        at: driver.section.namePlace,
        message: `${driver.module} has this alone`,
      })),
      fixes: [
        unload(
          section,
          idle.map(({ module }) => module),
          "calls through the driver fail, should there be any that no file tells of",
        ),
      ],
    });
  },
};
export default rule;

function textOf(idle: readonly IdleDriver[]): string {
  const [first] = idle;
  if (idle.length === 1)
    return `loads ${first?.module}, which nothing uses, but which listens on ${first?.port}`;
  const names = idle.map(({ module, port }) => `${module} on ${port}`);
  return `loads drivers that nothing uses and that listen on the network: ${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
