import { expect, inject, test } from "vitest";
import { CodeServer } from "./code-server.ts";
import { hostWorkspace } from "./host-workspace.ts";
import { InHostSuite, runSuite } from "./in-host-suite.ts";

const sites = await hostWorkspace();
const suite = new InHostSuite();
await suite.build("node");
const code = await CodeServer.start({ extensions: [inject("vsix")], withTrust: true });
const report = await runSuite(
  code.url(sites.folder, {
    extensionDevelopmentPath: code.uri(suite.folder),
    extensionTestsPath: code.uri(suite.script),
  }),
);
await code.stop();
suite.remove();
sites.remove();

test("the extension runs in Node, in a VS Code of today", () => {
  expect(report.host).toMatch(/^VS Code 1\.139\.\d+, server-distro, Web$/);
});

test.each(report.outcomes)("$name", ({ problem }) => expect(problem).toBeUndefined());

test("no machine but this one is asked for anything", () => {
  expect(report.foreignHosts).toEqual([]);
});
