import { otherDialplans, type Rule, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { loadLines } from "./loading.ts";
import { unload } from "./unload.ts";

const rule: Rule = {
  id: "modules/dangerous",
  summary: "Modules that run programs are loaded, but the dialplan does not use them",
  category: "privilege",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "unsafe",
  cwe: [749],
  since: "0.1.0",
  references: [
    "apps/app_system.c",
    "apps/app_externalivr.c",
    "apps/app_originate.c",
    "funcs/func_shell.c",
    "funcs/func_curl.c",
    "res/res_agi.c",
    "AST-2012-012, AST-2013-007, GHSA-c4cg-9275-6w44",
  ],
  docs: {
    what: "`autoload=yes` brings in modules that run programs, fetch addresses or place calls from the dialplan: app_system, func_shell, app_externalivr, res_agi, func_curl, app_originate. The dialplan uses none of those that the finding names. A module with a line of its own in modules.conf is left alone, and nothing is said when there is dialplan in AEL, Lua or a database, which astlint does not read.",
    why: "Whoever gets into AMI or ARI, or finds a hole in the dialplan, can use every application and function that is loaded. Several advisories were ways from the right to place calls to a shell: without these modules they lead nowhere.",
    how: "Add the `noload` lines that the fix writes.",
    breaks:
      "Programs that use AGI, or send the applications through AMI or ARI, fail. A dialplan that comes to use them later needs the lines gone.",
    ignore: "When a program outside the dialplan needs them, an AGI server for example.",
  },
  examples: [
    {
      title: "The dialplan only dials",
      bad: {
        "modules.conf": conf`
          [modules]
          autoload=yes  ; ~ low "loads app_system, func_shell, app_externalivr, res_agi, func_curl and app_originate, which the dialplan does not use"
        `,
        "extensions.conf": "[default]\nexten => 100,1,Dial(PJSIP/100)\n",
      },
      fixed: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          noload=app_system.so
          noload=func_shell.so
          noload=app_externalivr.so
          noload=res_agi.so
          noload=func_curl.so
          noload=app_originate.so
        `,
      },
    },
    {
      title: "It uses some, others have a line of their own",
      bad: {
        "modules.conf": conf`
          [modules]
          autoload=yes  ; ~ low "loads func_shell, which the dialplan does not use"
          noload=app_externalivr.so
          load=app_originate.so
        `,
        "extensions.conf": conf`
          [default]
          exten => 100,1,System(/usr/local/bin/ring)
           same => n,AGI(lookup.agi)
           same => n,Set(NAME=\${CURL(http://127.0.0.1/name)})
        `,
      },
    },
    {
      title: "All are used",
      good: {
        "modules.conf": "[modules]\nautoload=yes\nnoload=app_externalivr.so\nnoload=app_originate.so\n",
        "extensions.conf": conf`
          [default]
          exten => 100,1,TrySystem(/usr/local/bin/ring)
           same => n,AGI(lookup.agi)
           same => n,Set(NAME=\${CURL(http://127.0.0.1/name)})
           same => n,Set(DAY=\${SHELL(date)})
        `,
      },
    },
    {
      title: "Only what is named is loaded",
      good: {
        "modules.conf": "[modules]\nautoload=no\nload=pbx_config.so\n",
        "extensions.conf": "[default]\nexten => 100,1,Answer()\n",
      },
    },
    { title: "No dialplan here", good: { "modules.conf": "[modules]\nautoload=yes\n" } },
    {
      title: "Other dialplan is in a database",
      good: {
        "modules.conf": "[modules]\nautoload=yes\n",
        "extensions.conf": "[default]\nswitch => Realtime/@\n",
      },
    },
  ],
  check({ tree, report }) {
    const section = tree.effective("modules.conf")?.section("modules");
    const autoload = section?.first("autoload");
    if (!section || !autoload || !tree.dialplan || hasOtherDialplan(tree)) return;
    const named = new Set(loadLines(tree).map(({ name }) => name));
    const idle = unused(tree).filter((name) => tree.modules.state(name).isLoaded && !named.has(name));
    if (idle.length === 0) return;
    const list = idle.length > 1 ? `${idle.slice(0, -1).join(", ")} and ${idle.at(-1)}` : idle.join();
    report({
      at: autoload.valuePlace,
      message: `'${autoload.name}=${autoload.value}' loads ${list}, which the dialplan does not use, but whoever gets into AMI or ARI can`,
      fixes: [unload(section, idle, "programs that use AGI or run these through AMI and ARI fail")],
    });
  },
};
export default rule;

/** Modules by the applications and functions that they provide. */
const modules: readonly {
  readonly name: string;
  readonly applications: readonly string[];
  readonly call?: string;
}[] = [
  { name: "app_system", applications: ["system", "trysystem"] },
  { name: "func_shell", applications: [], call: "SHELL(" },
  { name: "app_externalivr", applications: ["externalivr"] },
  { name: "res_agi", applications: ["agi", "eagi", "deadagi"] },
  { name: "func_curl", applications: [], call: "CURL(" },
  { name: "app_originate", applications: ["originate"] },
];

/** What the dialplan uses no application and no function of. */
function unused(tree: Tree): string[] {
  const calls = functionCalls(tree);
  return modules
    .filter(({ applications, call }) => {
      const isRun = applications.some((name) => (tree.dialplan?.steps(name) ?? []).length > 0);
      return !isRun && (call === undefined || !calls.has(call));
    })
    .map(({ name }) => name);
}

function functionCalls({ dialplan }: Tree): ReadonlySet<string> {
  const wanted = modules.flatMap(({ call }) => (call === undefined ? [] : [call]));
  const found = new Set<string>();
  for (const section of dialplan?.file.live ?? []) {
    for (const { value } of section.options) {
      for (const call of wanted) if (value.includes(call)) found.add(call);
    }
  }
  return found;
}

/** Dialplan that stands elsewhere: in AEL, in Lua, or where a `switch` looks. */
function hasOtherDialplan(tree: Tree): boolean {
  if (otherDialplans(tree).some(({ isSample }) => !isSample)) return true;
  return tree.dialplan?.file.live.some((section) => section.all("switch").length > 0) ?? false;
}
