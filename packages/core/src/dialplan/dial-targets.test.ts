import { expect, test } from "vitest";
import { dialTargets } from "./dial-targets.ts";

test.each([
  ["SIP/100", ["SIP 100"]],
  ["PJSIP/trunk/sip:1@host", ["PJSIP trunk/sip:1@host"]],
  ["SIP/100& DAHDI/g0/555 &", ["SIP 100", "DAHDI g0/555"]],
  [`\${TRUNK}/\${EXTEN:1}`, [`\${TRUNK} \${EXTEN:1}`]],
  [`SIP/\${A&B}&IAX2/x`, [`SIP \${A&B}`, "IAX2 x"]],
  [`\${DIALSTRING}`, [`\${DIALSTRING} ?`]],
  ["SIP", ["SIP ?"]],
  ["SIP/", ["SIP ?"]],
  ["", []],
])("'%s' rings %j", (text, expected) => {
  const targets = dialTargets(text).map(({ technology, resource }) => `${technology} ${resource ?? "?"}`);
  expect(targets).toEqual(expected);
});

test("a target's span leaves out the blanks around it", () => {
  expect(dialTargets("SIP/1 & SIP/2").map(({ span }) => span)).toEqual([
    { start: 0, end: 5 },
    { start: 8, end: 13 },
  ]);
});
