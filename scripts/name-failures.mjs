// Names what failed in a report of vitest's, a line each: the file, the test and the first line of why.
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

const { testResults } = JSON.parse(readFileSync(process.argv[2], "utf8"));

for (const { name, status, message, assertionResults } of testResults) {
  const path = relative("", name);
  const failed = assertionResults.filter((test) => test.status === "failed");
  for (const { fullName, failureMessages } of failed) tell(path, fullName, failureMessages[0]);
  if (status === "failed" && assertionResults.length === 0) tell(path, "does not load", message);
}

function tell(path, what, why = "") {
  const [first] = stripVTControlCharacters(why).split("\n");
  console.log(`${path} > ${what}: ${first}`.slice(0, 500));
}
