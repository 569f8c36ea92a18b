import { Call, type Rule, reachableContexts, type Span, splitArguments, variablesIn } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { callerText } from "./caller-text.ts";

const rule: Rule = {
  id: "dialplan/curl-ssrf",
  summary: "The caller's text goes into a web address as it is",
  category: "injection",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "manual",
  cwe: [918],
  since: "0.1.0",
  references: ["funcs/func_curl.c: acf_curl_helper()", "funcs/func_uri.c"],
  docs: {
    what: "CURL gets an address that contains the caller's number or name, or a number dialled into a pattern that matches any character, without `URIENCODE`. Before the first `/` of the path it even decides which machine is asked.",
    why: "With `&`, `#` or `/` in his name a caller adds parameters of his own, or asks another page, of a web service that trusts the PBX. Where he chooses the host, he reaches machines behind your firewall.",
    how: "Encode what comes from the caller: `${CURL(https://crm.example.com/?number=${URIENCODE(${CALLERID(num)})})}`. Never take a host from him.",
    breaks: "Nothing, as long as the web service decodes its parameters, as all do.",
    ignore: "When a step before has filtered the text.",
  },
  examples: [
    {
      title: "In the query and in the host",
      bad: {
        "extensions.conf": conf`
          [in]
          exten => 100,1,Set(name=\${CURL(https://crm.example.com/?n=\${CALLERID(num)})})
          ;                                                         ^^^^^^^^^^^^^^^^ low "'\${CALLERID(num)}'"
          exten => 101,1,Set(x=\${CURL(http://\${SIPDOMAIN}/hook)})       ; ~ medium "which machine"
        `,
      },
    },
    {
      title: "Encoded, filtered, or none of the caller's",
      good: {
        "extensions.conf": conf`
          [in]
          exten => 100,1,Set(name=\${CURL(https://crm.example.com/?n=\${URIENCODE(\${CALLERID(num)})})})
          exten => 101,1,Set(name=\${CURL(https://crm.example.com/?n=\${FILTER(0-9,\${CALLERID(num)})})})
          exten => _1XX,1,Set(name=\${CURL(https://crm.example.com/\${EXTEN})})
          exten => 102,1,Set(name=\${CALLERID(num)})
          ;exten => 103,1,Set(name=\${CURL(https://crm.example.com/\${CALLERID(num)})})
        `,
      },
    },
  ],
  check({ tree, report }) {
    const { dialplan } = tree;
    if (!dialplan?.mentions("CURL(")) return;
    const reachable = reachableContexts(tree);
    for (const step of dialplan.steps("set", "execif", "gotoif", "noop", "verbose", "log")) {
      if (!step.mentions("CURL(") || !reachable.has(step.extension.context.name)) continue;
      const call = new Call(step);
      for (const { span, text, isHost } of callerTextInAddresses(call)) {
        const { argumentsStart } = step.call;
        report({
          at: call.option.placeIn(argumentsStart + span.start, argumentsStart + span.end),
          severity: isHost ? "medium" : "low",
          message: isHost
            ? `'${text}' decides which machine CURL asks, and callers choose it`
            : `'${text}' goes into the address for CURL as it is, so callers add parameters of their own`,
          fixes: [{ title: `Write \${URIENCODE(${text})}`, applicability: "manual", edits: [] }],
        });
      }
    }
  },
};
export default rule;

interface Found {
  /** Within the arguments of the step. */
  readonly span: Span;
  readonly text: string;
  readonly isHost: boolean;
}

/** The first thing of the caller's in each address that the step gives to CURL. */
function callerTextInAddresses(call: Call): Found[] {
  const all = call.argumentText;
  return variablesIn(all).flatMap((reference): Found[] => {
    if (reference.kind !== "function") return [];
    if (all.slice(reference.name.start, reference.name.end).toUpperCase() !== "CURL") return [];
    const [address] = splitArguments(all, reference.arguments);
    if (!address) return [];
    const written = all.slice(address.start, address.end);
    const [first] = callerText(call, written);
    if (!first) return [];
    const span = { start: address.start + first.start, end: address.start + first.end };
    return [{ span, text: all.slice(span.start, span.end), isHost: first.start < endOfHost(written) }];
  });
}

/** Where the host of an address ends; 0 for what is no address. */
function endOfHost(address: string): number {
  const scheme = address.indexOf("://");
  if (scheme < 0) return 0;
  const slash = address.indexOf("/", scheme + 3);
  return slash < 0 ? address.length : slash;
}
