import fc from "fast-check";
import { configLine } from "../generate/config-lines.ts";
import { dialplanLine } from "../generate/dialplan-lines.ts";
import { oneOf } from "../generate/text.ts";
import type { Input } from "../input.ts";

/** Files that rules look at. */
export const fileNames = [
  "acl.conf",
  "ari.conf",
  "asterisk.conf",
  "extensions.conf",
  "http.conf",
  "iax.conf",
  "logger.conf",
  "manager.conf",
  "modules.conf",
  "pjsip.conf",
  "queues.conf",
  "rtp.conf",
  "sip.conf",
  "users.conf",
  "voicemail.conf",
] as const;

/** Lines that rules look at. */
const judgedLine = fc.oneof(
  fc
    .tuple(
      oneOf(
        "type",
        "secret",
        "password",
        "host",
        "context",
        "allowguest",
        "permit",
        "deny",
        "acl",
        "bindaddr",
        "bind",
        "auth",
        "aors",
        "match",
        "read",
        "write",
        "enabled",
        "insecure",
        "nat",
        "transport",
        "register",
        "100",
        "mailbox",
        "username",
      ),
      oneOf("=", " = ", "=>", "+="),
      oneOf(
        "friend",
        "endpoint",
        "auth",
        "aor",
        "1234",
        "a",
        "dynamic",
        "0.0.0.0/0.0.0.0",
        "10.0.0.0/8,!10.1.0.0/16",
        "yes",
        "no",
        "all",
        "port,invite",
        "a:b:c@d:5060/1",
        "1234,U,u@x,,attach=yes|callback=a",
        "",
        "::1/200",
        "\\;",
      ),
    )
    .map((parts) => parts.join("")),
  oneOf("[general]", "[a]", "[b](!)", "[c](b)", "[a](+)", "[options]", "[default]"),
);

/** Files of lines that rules judge, among others. */
export const judgedTree: fc.Arbitrary<Input> = fc
  .uniqueArray(
    fc.tuple(
      oneOf(...fileNames),
      fc.array(fc.oneof({ weight: 4, arbitrary: judgedLine }, configLine, dialplanLine), {
        maxLength: 40,
        size: "max",
      }),
      oneOf("\n", "\r\n"),
    ),
    { selector: ([name]) => name, minLength: 1, maxLength: 5 },
  )
  .map((files) => ({
    name: "judged",
    files: new Map(files.map(([name, lines, ending]) => [name, Buffer.from(lines.join(ending))])),
  }));
