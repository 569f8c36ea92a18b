import {
  type ContextWay,
  isPlaceholder,
  outsideReach,
  type RelatedPlace,
  type Rule,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "features/parking",
  summary: "Callers from outside can pick up parked calls",
  category: "toll-fraud",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "none",
  cwe: [284],
  since: "0.1.0",
  references: [
    "res/res_parking.c: parking_lot_cfg_create_extensions()",
    "main/features.c: ast_features_init()",
  ],
  docs: {
    what: "The context of a parking lot, `parkedcalls` by default, is included where guests or calls from a provider enter the dialplan.",
    why: "A caller from outside who dials 701 or the next ones picks up a call that waits there for one of your people, and talks to your customer in their name. By dialling the parking extension he can park himself and keep lines busy.",
    how: "Include `parkedcalls` only in contexts of your own phones.",
    breaks: "Callers from outside can no longer pick up parked calls.",
    ignore:
      "When no parking extension can be dialled from outside, because the provider sends other numbers only.",
  },
  examples: [
    {
      title: "Guests land in a context that includes it",
      bad: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=default\n",
        "res_parking.conf": "[general]\n[default]\nparkext=700\nparkpos=701-720\n",
        "extensions.conf": conf`
          [default]
          include => local
          [local]
          include => parkedcalls   ; ~ low "Callers from outside can pick up calls that are parked in 'parkedcalls'"
        `,
      },
    },
    {
      title: "A lot in a context of its own",
      bad: {
        "sip.conf": "[general]\nallowguest=no\n[provider]\ntype=peer\nhost=192.0.2.1\ncontext=incoming\n",
        "res_parking.conf": "[general]\n[sales]\ncontext=sales-lot\nparkext=800\nparkpos=801-810\n",
        "extensions.conf": "[incoming]\ninclude => sales-lot   ; ~ low \"'sales-lot'\"\n",
      },
    },
    {
      title: "Only phones get there",
      good: {
        "sip.conf":
          "[general]\nallowguest=no\n[100]\ntype=friend\nhost=dynamic\nsecret=gR4wq7LmZp2xT9\ncontext=phones\n[provider]\ntype=peer\nhost=192.0.2.1\ncontext=incoming\n",
        "res_parking.conf": "[general]\n[default]\nparkext=700\nparkpos=701-720\n",
        "extensions.conf": conf`
          [phones]
          include => parkedcalls
          [incoming]
          ;include => parkedcalls
          exten => 5550100,1,Dial(SIP/100)
        `,
      },
    },
    {
      title: "There is no parking",
      good: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=default\n",
        "res_parking.conf": "[general]\n[default]\nparkext=700\nparkpos=701-720\n",
        "extensions.conf": "[default]\ninclude => parkedcalls\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => res_parking.so\n",
      },
    },
  ],
  check({ tree, report }) {
    for (const context of parkingContexts(tree)) {
      const way = outsideReach(tree).wayTo(context);
      const last = way?.way.at(-1);
      if (!way || last?.kind !== "include") continue;
      report({
        at: last.place,
        message: `Callers from outside can pick up calls that are parked in '${context}'`,
        related: hopsOf(way),
      });
    }
  },
};
export default rule;

/** The contexts that hold parked calls; features.conf had them before Asterisk 12. */
function parkingContexts(tree: Tree): Iterable<string> {
  const isOld = tree.asterisk.version.isBefore("12");
  const file = tree.live(isOld ? "features.conf" : "res_parking.conf");
  const lots = (file?.live ?? []).filter(({ key }) =>
    isOld ? key === "general" || key.startsWith("parkinglot_") : key !== "general",
  );
  const names = lots.map((lot) => lot.last("context")?.value || "parkedcalls");
  return new Set(names.filter((name) => !isPlaceholder(name)));
}

function hopsOf({ entry, way }: ContextWay): RelatedPlace[] {
  const hops = way.slice(0, -1).map((edge) => ({
    at: edge.place,
    message: `[${edge.from}] ${edge.kind === "include" ? "includes" : "jumps to"} [${edge.to}]`,
  }));
  return [{ at: entry.place, message: `calls from outside enter [${entry.context}]` }, ...hops];
}
