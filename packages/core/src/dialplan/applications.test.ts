import { expect, test } from "vitest";
import { Applications } from "./applications.ts";
import { buildDialplan } from "./dialplan.ts";

test("a name is what is written, met before or not", () => {
  const applications = new Applications();
  const text = "n,Dial(SIP/1) Dial dial";
  const dial = applications.named(text, 2, 6);
  expect(dial.name).toBe("Dial");
  expect(applications.named(text, 14, 18)).toBe(dial);
  expect(applications.named(text, 19, 23).name).toBe("dial");
  expect(applications.named(text, 4, 4).name).toBe("");
});

test("names that look alike are told apart", () => {
  const applications = new Applications();
  const [one, other] = [applications.named("Aba", 0, 3), applications.named("Aca", 0, 3)];
  expect([one.name, other.name]).toEqual(["Aba", "Aca"]);
  expect(applications.named("Aba", 0, 3)).toBe(one);
  expect(applications.named("Aca", 0, 3)).toBe(other);
});

test("a dialplan knows the steps of each application, without hints and what Asterisk drops", () => {
  const lines = [
    "1,hint,SIP/1",
    "1,1,Dial(SIP/1)",
    "1,1,Wait(1)",
    "2,1,NoOp()",
    "2,n,dial(SIP/2)",
    "3,1,Dial(SIP/3)",
  ];
  const entries = lines.map((value) => ({ name: "exten", value }));
  const { applications } = buildDialplan([{ name: "a", entries }]);
  const steps = [...applications].map(([key, all]) => [key, ...all.map(({ entry }) => entry.value)]);
  expect(steps).toEqual([
    ["dial", "1,1,Dial(SIP/1)", "3,1,Dial(SIP/3)", "2,n,dial(SIP/2)"],
    ["noop", "2,1,NoOp()"],
  ]);
});
