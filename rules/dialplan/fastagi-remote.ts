import {
  Call,
  exposureOf,
  isPlaceholder,
  type Rule,
  reachableContexts,
  resolveGlobals,
  samePlaces,
  splitHostPort,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "dialplan/fastagi-remote",
  summary: "A program on another machine controls calls over an open connection",
  category: "exposure",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "none",
  cwe: [306, 319],
  since: "0.1.0",
  references: ["res/res_agi.c: launch_netscript()"],
  docs: {
    what: "`AGI(agi://host/…)` hands the call to a program at another address. The connection is neither encrypted nor is either side asked who it is.",
    why: "Whoever answers at that address, or can change packets on the way to it, commands the call: he may dial, read and write variables and the database, and with `EXEC System` run programs on the PBX.",
    how: "Run the program on the PBX itself and use `agi://127.0.0.1`, or lead the connection through a tunnel (WireGuard, IPsec, TLS proxy). Let firewalls on both sides admit only the other machine.",
    breaks: "Nothing, once the program answers at the new address.",
    ignore: "When the connection runs through a VPN or over a cable that nobody else has access to.",
  },
  examples: [
    {
      title: "A machine somewhere in the internet",
      bad: {
        "extensions.conf": conf`
          [a]
          exten => 1,1,AGI(agi://agi.example.com/route)
          ;            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ medium "'agi.example.com'"
          exten => 2,1,AGI(agi://agi.example.com/log)
          exten => 3,1,AGI(agi://192.168.1.5:4573/route)        ; ~ low "'192.168.1.5'"
        `,
      },
    },
    {
      title: "This machine, a script, a call under remote control, and computed addresses",
      good: {
        "extensions.conf": conf`
          [a]
          exten => 1,1,AGI(agi://127.0.0.1:4573/route)
          exten => 2,1,AGI(agi://localhost/route)
          exten => 3,1,AGI(route.agi)
          exten => 4,1,AGI(agi:async)
          exten => 5,1,AGI(agi://\${AGISERVER}/route)
          ;exten => 6,1,AGI(agi://agi.example.com/route)
        `,
      },
    },
  ],
  check({ tree, report }) {
    for (const [host, [first, ...others]] of remoteHosts(tree)) {
      if (!first) continue;
      const isNear = exposureOf(host) === "private";
      report({
        at: first.place,
        severity: isNear ? "low" : "medium",
        message: `'${host}' controls this call over a connection that is not encrypted, and whoever answers there may run programs on the PBX`,
        related: samePlaces(others.map(({ place }) => place)),
      });
    }
  },
};
export default rule;

function remoteHosts(tree: Tree): Map<string, Call[]> {
  const reachable = reachableContexts(tree);
  const found = new Map<string, Call[]>();
  for (const step of tree.dialplan?.steps("agi", "eagi", "deadagi", "fastagi") ?? []) {
    if (!step.mentions("agi://") || !reachable.has(step.extension.context.name)) continue;
    const call = new Call(step);
    const host = hostOf(tree, call.argument(0)?.value ?? "");
    if (host === undefined || isPlaceholder(host) || exposureOf(host) === "loopback") continue;
    const known = found.get(host);
    if (known) known.push(call);
    else found.set(host, [call]);
  }
  return found;
}

/** The host of `agi://host:port/script` or, looked up by its service, of `hagi://host/script`. */
function hostOf(tree: Tree, written: string): string | undefined {
  const url = resolveGlobals(written, tree.dialplan?.dialplan.globals ?? new Map());
  const scheme = ["agi://", "hagi://"].find((prefix) => url.toLowerCase().startsWith(prefix));
  if (!scheme) return undefined;
  const [authority = ""] = url.slice(scheme.length).split("/", 1);
  const { host } = splitHostPort(authority);
  return host === "" || host.includes("$") || host.toLowerCase() === "localhost" ? undefined : host;
}
