import { Call, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "ari/api-key-url",
  summary: "A web address in the dialplan has the password of ARI in it",
  category: "privacy",
  severity: "low",
  confidence: "heuristic",
  preset: "strict",
  fix: "manual",
  cwe: [598],
  since: "0.1.0",
  references: ["res/res_ari.c: parse_api_key(), authenticate_api_key()"],
  docs: {
    what: "A step of the dialplan calls a web address with `api_key=user:password` in it.",
    why: "Web addresses end up in logs: of proxies, of web servers, and of Asterisk, which prints each step at verbose level 3. Whoever reads one of them can place calls.",
    how: "Give name and password with HTTP's own login: `Set(CURLOPT(userpwd)=…)`, with the value from a global variable, and change the password, which is known by now.",
    breaks: "Nothing, once both sides know the new password.",
    ignore: "When the address belongs to another service and the key is meant to be public.",
  },
  examples: [
    {
      title: "CURL with a key",
      bad: {
        "extensions.conf": conf`
          [internal]
          exten => 100,1,Set(x=\${CURL(http://127.0.0.1:8088/ari/channels?api_key=crm:kV8sPz2Tq7wLmX4c)})  ; ~ low "has a password in a web address"
        `,
      },
    },
    {
      title: "The key comes from a variable",
      good: {
        "extensions.conf":
          "[internal]\nexten => 100,1,Set(x=${CURL(http://127.0.0.1/ari/channels?api_key=${KEY})})\n",
      },
    },
    {
      title: "A comment",
      good: { "extensions.conf": "[internal]\n;exten => 100,1,Set(x=${CURL(http://h/?api_key=a:b)})\n" },
    },
  ],
  check({ tree, report }) {
    const { dialplan } = tree;
    if (!dialplan) return;
    for (const context of dialplan.contexts) {
      for (const extension of context.extensions()) {
        for (const priority of extension.priorities) {
          if (!priority.mentions("api_key=") || !hasKey(priority.text)) continue;
          report({
            at: new Call(priority).place,
            message: `Extension '${extension.name}' in [${context.name}] has a password in a web address, which logs keep`,
            fixes: [{ title: "Log in with CURLOPT(userpwd)", applicability: "manual", edits: [] }],
          });
        }
      }
    }
  },
};
export default rule;

/** Whether something other than a variable follows. */
function hasKey(text: string): boolean {
  const key = text.slice(text.indexOf("api_key=") + "api_key=".length);
  const password = key.slice(key.indexOf(":") + 1);
  return key.includes(":") && !key.startsWith("${") && !password.startsWith("${");
}
