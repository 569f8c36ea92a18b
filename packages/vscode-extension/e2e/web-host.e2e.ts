import { expect, inject, test } from "vitest";
import { hostWorkspace } from "./host-workspace.ts";
import { InHostSuite, runSuite } from "./in-host-suite.ts";
import { TestWeb } from "./test-web.ts";

const sites = await hostWorkspace();
const suite = new InHostSuite();
await suite.build("browser");
const web = await TestWeb.start({ folder: sites.folder, extensions: inject("extensions"), suite });
const report = await runSuite(web.server.url);
await web.stop();
suite.remove();
sites.remove();

test("the extension runs in a browser, in the oldest VS Code that it supports", () => {
  expect(report.host).toMatch(/^VS Code 1\.91\.\d+, .*, Web$/);
});

test.each(report.outcomes)("$name", ({ problem }) => expect(problem).toBeUndefined());

test("no machine but this one is asked for anything", () => {
  expect(report.foreignHosts).toEqual([]);
});
