import { expect, test } from "vitest";
import type { Estimator } from "./estimator.ts";
import { type Identity, identityFrom } from "./identity.ts";
import { judgeSecret } from "./judge-secret.ts";
import { plainEstimator } from "./plain-estimator.ts";
import { zxcvbnEstimator } from "./zxcvbn-estimator.ts";

const alice: Identity = identityFrom(
  new Map([
    ["1000", "the account name"],
    ["alice", "the user name"],
    ["Alice Liddell", "the caller id"],
  ]),
);

function judge(secret: string): string {
  const verdict = judgeSecret(secret, alice, zxcvbnEstimator);
  return verdict ? `${verdict.severity} ${verdict.kind}: ${verdict.reason}` : "fine";
}

test.each([
  ["1000", "critical identity: equals the account name"],
  ["ALICE", "critical identity: equals the user name"],
  ["0001", "critical identity: is the account name backwards"],
  ["10001000", "critical identity: is the account name twice"],
  ["4l1c3", "critical identity: is the user name with letters replaced"],
  ["x1000", "critical identity: is the account name with a usual addition"],
  ["1000pass", "critical identity: is the account name with a usual addition"],
  ["sip1000", "critical identity: is the account name with a usual addition"],
  ["alice77", "critical identity: is the user name with little added"],
  ["2019-1000", "critical identity: is the account name with a usual addition"],
  ["2016-1000L", "high identity: is the account name with little added"],
  ["x1000y", "high identity: is the account name with little added"],
  ["ALICE_PASSWORD", "critical placeholder: is a placeholder that nobody has replaced"],
  ["CHANGE_ME_1000", "critical placeholder: is a placeholder that nobody has replaced"],
  ["cambiame-ami", "critical placeholder: is a placeholder that nobody has replaced"],
  ["1000_parol", "critical identity: is the account name with a usual addition"],
  ["foo", "critical placeholder: is a sample out of Asterisk's own files"],
  ["1234", "critical guessable: is a sequence"],
  ["0000", "critical guessable: is one character repeated"],
  ["4837", "critical short: has only 4 digits"],
  ["48371", "high short: has only 5 digits"],
  ["24121988", "high guessable: is a date"],
  ["4837261950", "medium short: has only 10 digits"],
  ["483726195048372", "low guessable: has only 15 digits"],
  ["password", "critical guessable: is among the most common passwords"],
  ["mysecret", "critical placeholder: is a sample out of Asterisk's own files"],
  ["amp111", "critical placeholder: is a default that is the same on every installation"],
  ["CHANGEME", "critical placeholder: is a placeholder that nobody has replaced"],
  ["YOUR_SIP_PASSWORD", "critical placeholder: is a placeholder that nobody has replaced"],
  ["abab", "critical guessable: is one piece repeated"],
  ["kfw", "critical short: has only 3 letters"],
  ["Sunsh1ne77", "high guessable: is built on a common password or word"],
  ["1qaz2wsx3edc", "critical guessable: is a common password or word"],
  ["elastix456x", "high guessable: is built on a common password or word"],
  ["xK9f2LmQ8a", "low short: has only 10 characters"],
  ["Kx7$gT2!mQ9&", "fine"],
  ["d41d8cd98f00b204e9800998ecf8427e", "fine"],
  ["550e8400-e29b-41d4-a716-446655440000", "fine"],
  ["gT7pQ2xW9vLm4Rk8sZ3n", "fine"],
  ["correct horse battery staple", "fine"],
  ["", "fine"],
  ["${SECRET}", "fine"],
  ["__SIP_SECRET__", "fine"],
  ["********", "fine"],
  ["...", "fine"],
  ["X", "fine"],
  ["gT7p1000xW9vLm4", "fine"],
  ["gT7p1000x2016vLm4", "fine"],
])("'%s' is %s", (secret, expected) => {
  expect(judge(secret)).toBe(expected);
});

test("nothing asks the estimator where something cheaper decides", () => {
  const estimator: Estimator = {
    estimate: () => {
      throw new Error("asked");
    },
  };
  for (const secret of [
    "1000",
    "x1000",
    "1234",
    "mysecret",
    "password",
    "kfw",
    "d41d8cd98f00b204e9800998ecf8427e",
  ]) {
    judgeSecret(secret, alice, estimator);
  }
});

test("without dictionaries what is long enough passes", () => {
  expect(judgeSecret("correcthorsebattery", alice, plainEstimator)).toBeUndefined();
});

test("a hash that only counts or repeats is no hash", () => {
  expect(judge("0123456789abcdef0123456789abcdef")).not.toBe("fine");
  expect(judge("deadbeefdeadbeefdeadbeefdeadbeef")).not.toBe("fine");
  expect(judge("00000000000000000000000000000000")).not.toBe("fine");
});

test("no reason holds the password", () => {
  for (const secret of ["alice", "liddell99", "hunter2", "qwerty", "Sommer2020", "zq"]) {
    expect(judgeSecret(secret, alice, zxcvbnEstimator)?.reason).not.toContain(secret);
  }
});

test.each(["ab", "4@", "1!|il", "p4ssw0rd", "19901"])("%s 100,000 times is one piece repeated", (part) => {
  expect(judge(part.repeat(100_000))).toBe("high guessable: is one piece repeated");
});
