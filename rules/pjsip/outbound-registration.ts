import { appendOption, isPlaceholder, type PjsipObject, type Report, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "pjsip/outbound-registration",
  summary: "A registration with a provider that Asterisk drops",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "safe",
  cwe: [1188],
  since: "0.1.0",
  asterisk: ">=13",
  references: ["res/res_pjsip_outbound_registration.c: sip_outbound_registration_apply()"],
  docs: {
    what: "An object of `type=registration` has `endpoint` without `line=yes`, or `line=yes` without `endpoint`. Each needs the other, and without it Asterisk drops the object with an error in its log. The same goes for one without `server_uri` or `client_uri`.",
    why: "Asterisk does not register, so the provider does not know where to send calls. A quick way out is often an endpoint that takes calls from any address.",
    how: "Set both: the provider then gets a secret word with the registration and sends it back with each call, by which Asterisk knows that the call belongs to this endpoint. Or delete the one that is there, and tell the provider by its address (`type=identify`).",
    breaks: "Nothing that works now: there is no registration so far.",
    ignore: "When the object is not in use.",
  },
  examples: [
    {
      title: "An endpoint, but no line",
      bad: {
        "pjsip.conf": conf`
          [provider]
          type=registration
          server_uri=sip:sip.example.com
          client_uri=sip:100@sip.example.com
          endpoint=provider   ; ~ medium "Registration 'provider' is dropped, since 'endpoint' needs 'line=yes'"
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [provider]
          type=registration
          server_uri=sip:sip.example.com
          client_uri=sip:100@sip.example.com
          endpoint=provider
          line=yes
        `,
      },
    },
    {
      title: "A line, but no endpoint",
      bad: {
        "pjsip.conf": conf`
          [provider]
          type=registration
          server_uri=sip:sip.example.com
          client_uri=sip:100@sip.example.com
          line=yes            ; ~ medium "'line' needs an 'endpoint'"
        `,
      },
    },
    {
      title: "No address to register with",
      bad: { "pjsip.conf": "[provider]   ; ~ medium \"it has no 'server_uri'\"\ntype=registration\n" },
    },
    {
      title: "Both, neither, a template",
      good: {
        "pjsip.conf": conf`
          [unused](!)
          type=registration
          line=yes
          [first]
          type=registration
          server_uri=sip:sip.example.com
          client_uri=sip:100@sip.example.com
          line=no
          line=yes
          endpoint=first
          [second]
          type=registration
          server_uri=sip:sip.example.com
          client_uri=sip:200@sip.example.com
          ;endpoint=second
        `,
      },
    },
    {
      title: "The wizard knows that they belong together",
      good: {
        "pjsip_wizard.conf": conf`
          [provider]
          type=wizard
          sends_registrations=yes
          sends_line_with_registrations=yes
          remote_hosts=sip.example.com
        `,
      },
    },
    {
      title: "Registrations are not loaded",
      good: {
        "pjsip.conf": "[provider]\ntype=registration\nline=yes\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => res_pjsip_outbound_registration.so\n",
      },
    },
  ],
  check({ tree, report }) {
    if (!tree.modules.state("res_pjsip_outbound_registration").isLoaded) return;
    if (tree.asterisk.version.isBefore("13")) return;
    for (const registration of tree.pjsip?.objects.get("registration") ?? []) {
      const problem = missingAddress(registration) ?? halfLine(registration);
      if (problem) report(problem);
    }
  },
};
export default rule;

function missingAddress({ id, settings, namePlace }: PjsipObject): Report | undefined {
  const missing = ["server_uri", "client_uri"].find((name) => settings.text(name).value === "");
  if (missing === undefined) return undefined;
  return { at: namePlace, message: `Registration '${id}' is dropped, since it has no '${missing}'` };
}

/** `line` and `endpoint` need each other. */
function halfLine(registration: PjsipObject): Report | undefined {
  const { id, settings, section } = registration;
  const line = settings.isTrue(false, "line");
  const endpoint = settings.get("endpoint");
  const hasEndpoint = endpoint !== undefined && endpoint.value !== "";
  if (line.value === hasEndpoint || isPlaceholder(line.option?.value ?? "")) return undefined;
  const at = line.value ? line.option : endpoint;
  if (!at) return undefined;
  return {
    at: at.place,
    message: `Registration '${id}' is dropped, since ${line.value ? "'line' needs an 'endpoint'" : "'endpoint' needs 'line=yes'"}`,
    fixes: line.value
      ? [{ title: "Name the endpoint that its calls belong to", applicability: "manual", edits: [] }]
      : [
          {
            title: "Set line=yes",
            applicability: "safe",
            edits: appendOption(section, registration.writtenName("line"), "yes"),
          },
        ],
  };
}
