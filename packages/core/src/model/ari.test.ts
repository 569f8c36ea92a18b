import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { AriModel } from "./ari.ts";

const http = "[general]\nenabled=yes\nbindaddr=10.0.0.1\n";

async function load(ari: string, asteriskVersion = "22.10.1"): Promise<AriModel | undefined> {
  const files = { "/e/ari.conf": ari.split(";").join("\n"), "/e/http.conf": http };
  const tree = await loadTree(memoryFileSystem(files), "/e", { asteriskVersion });
  return tree.ari;
}

test("ARI is on unless it is switched off, in any of its [general] sections", async () => {
  expect((await load("[general]"))?.isEnabled.value).toBe(true);
  expect((await load("[general];[general];enabled=no"))?.isEnabled.value).toBe(false);
});

test("it is offered where the web server listens", async () => {
  expect((await load("[general]"))?.listeners.map(({ host }) => host)).toEqual(["10.0.0.1"]);
  expect((await load("[general];enabled=no"))?.listeners).toEqual([]);
});

test("users are the sections with type=user", async () => {
  const ari = await load(
    "[a];type=user;password=x;read_only=yes;[b];type=user;password=;[c];password=x;[d];type=user;password=x;password_format=crypt",
  );
  expect(
    ari?.users.map(({ name, password, isReadOnly, isHashed }) => [
      name,
      password !== undefined,
      isReadOnly.value,
      isHashed,
    ]),
  ).toEqual([
    ["a", true, true, false],
    ["b", false, false, false],
    ["d", true, false, true],
  ]);
});

test.each([
  ["20.18.2", false],
  ["20.19.0", true],
  ["20", true],
  ["21.12.2", false],
  ["21.12.3", true],
  ["22.8.2", false],
  ["22.9.0", true],
  ["23.2.2", false],
  ["23.3.0", true],
])("Asterisk %s knows access lists of users: %s", async (version, expected) => {
  const ari = await load("[a];type=user;password=x;deny=0.0.0.0/0", version);
  expect([ari?.hasAccessLists, !ari?.users[0]?.accessList.isEmpty]).toEqual([expected, expected]);
});

test("Asterisk 11 has no ARI", async () => {
  expect(await load("[general]", "11")).toBeUndefined();
});
