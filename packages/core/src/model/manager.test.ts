import { describe, expect, test } from "vitest";
import { conf } from "../testing/conf.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { ManagerModel } from "./manager.ts";
import type { ManagerUser } from "./manager-user.ts";

async function manager(
  files: Readonly<Record<string, string>>,
  asteriskVersion = "22",
): Promise<ManagerModel | undefined> {
  const paths = Object.entries(files).map(([name, text]) => [`/e/${name}`, text]);
  const tree = await loadTree(memoryFileSystem(Object.fromEntries(paths)), "/e", { asteriskVersion });
  return tree.manager;
}

async function listeners(general: string, version?: string): Promise<readonly string[]> {
  const model = await manager({ "manager.conf": `[general]\n${general.split(";").join("\n")}\n` }, version);
  return (model?.listeners ?? []).map(
    ({ transport, host, port, exposure }) => `${transport} ${host} ${port} ${exposure}`,
  );
}

async function user(
  files: Readonly<Record<string, string>>,
  name: string,
  version?: string,
): Promise<ManagerUser | undefined> {
  return (await manager(files, version))?.users.find((each) => each.name === name);
}

describe("sockets, as Asterisk 16 and 22 open them", () => {
  test.each([
    ["", []],
    ["enabled=no", []],
    ["enabled=yes", ["tcp :: 5038 any"]],
    ["enabled=yes;bindaddr=0.0.0.0;port=5999", ["tcp 0.0.0.0 5999 any"]],
    ["enabled=yes;bindaddr=localhost", ["tcp :: 5038 any"]],
    ["enabled=yes;bindaddr=", ["tcp :: 5038 any"]],
    ["enabled=yes;bindaddr=[::1]", ["tcp ::1 5038 loopback"]],
    ["enabled=yes;bindaddr=127.0.0.1:99", ["tcp 127.0.0.1 5038 loopback"]],
    ["enabled=yes;bindaddr=127.1", ["tcp 127.1 5038 loopback"]],
    ["enabled=yes;bindaddr=127.0.0.1;bindaddr=nonsense", ["tcp 127.0.0.1 5038 loopback"]],
    ["enabled=yes;bindaddr=192.168.1.2", ["tcp 192.168.1.2 5038 private"]],
    ["enabled=yes;bindaddr={{address}}", ["tcp {{address}} 5038 unknown"]],
    [
      "enabled=yes;tlsenable=yes;bindaddr=127.0.0.1",
      ["tcp 127.0.0.1 5038 loopback", "tls 127.0.0.1 5039 loopback"],
    ],
    ["enabled=no;tlsenable=yes", []],
    ["enabled=no;tlsenable=yes;tlsbindaddr=0.0.0.0:5040", ["tls 0.0.0.0 5040 any"]],
  ])("%s: %j", async (general, expected) => {
    expect(await listeners(general)).toEqual(expected);
  });

  test("before Asterisk 11 the default is IPv4 only", async () => {
    expect(await listeners("enabled=yes", "1.8")).toEqual(["tcp 0.0.0.0 5038 any"]);
  });

  test("only the first [general] counts", async () => {
    expect(await listeners("enabled=yes;[general];bindaddr=127.0.0.1")).toEqual(["tcp :: 5038 any"]);
  });

  test("the web server is a way in when it runs and passes AMI on", async () => {
    const files = {
      "manager.conf": "[general]\nenabled=yes\nwebenabled=yes\nbindaddr=127.0.0.1\n",
      "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
    };
    expect((await manager(files))?.webListeners.map(({ exposure }) => exposure)).toEqual(["any"]);
  });
});

describe("rights, as `manager show user` of Asterisk 16 and 22 lists them", () => {
  test.each([
    ["call,agent", "call,agent"],
    ["call,command.agent,user", "call,user"],
    ["system, call", "system"],
    ["orig,sys", "originate"],
    ["call,", "call"],
    ["none", ""],
    ["All", ""],
    ["511", ""],
    ["", ""],
  ])("'%s' gives '%s'", async (write, expected) => {
    const found = await user({ "manager.conf": `[x]\nwrite=${write}\n` }, "x");
    expect([...(found?.write.classes ?? [])].sort()).toEqual(expected.split(",").filter(Boolean).sort());
  });

  test.each([
    ["all", undefined],
    ["all,none", undefined],
    ["call,,agent", ""],
    [",call", ""],
    ["a,call", "a"],
  ])("'%s' gives everything; by accident because of %j", async (write, accident) => {
    const found = await user({ "manager.conf": `[x]\nwrite=${write}\n` }, "x");
    expect([found?.write.isAll, found?.write.accident]).toEqual([true, accident]);
  });
});

describe("users", () => {
  test("sections of one name, in any letters, are one user; permit and deny count in the last one only", async () => {
    const text = conf`
      [Ann]
      secret=first
      deny=0.0.0.0/0
      write=system
      [ann]
      secret=second
    `;
    const model = await manager({ "manager.conf": text });
    const [ann, ...others] = model?.users ?? [];
    expect(others).toEqual([]);
    expect([
      ann?.name,
      ann?.secret?.value,
      ann?.accessList.isEmpty,
      ann?.write.classes.has("system"),
    ]).toEqual(["Ann", "second", true, true]);
  });

  test("one of users.conf has every right and no access list unless manager.conf says otherwise", async () => {
    const files = {
      "manager.conf": "[both]\nwrite=call\ndeny=0.0.0.0/0\n",
      "users.conf":
        "[general]\nhasmanager=no\n[both]\nhasmanager=yes\nsecret=x\n[only]\nhasmanager=yes\nsecret=x\ndeny=0.0.0.0/0\n[not]\nsecret=x\n",
    };
    const model = await manager(files);
    const seen = model?.users.map(({ name, write, read, accessList }) => [
      name,
      read.isAll,
      write.isAll,
      accessList.isEmpty,
    ]);
    expect(seen).toEqual([
      ["both", true, false, false],
      ["only", true, true, true],
    ]);
  });

  test("users.conf is not read from Asterisk 23 on", async () => {
    const files = { "manager.conf": "", "users.conf": "[u]\nhasmanager=yes\nsecret=x\n" };
    expect((await manager(files, "23"))?.users).toEqual([]);
  });

  test("a bad permit drops the user, unless a later section starts anew", async () => {
    expect((await user({ "manager.conf": "[x]\nsecret=x\npermit=host.example\n" }, "x"))?.canLogIn).toBe(
      false,
    );
    expect((await user({ "manager.conf": "[x]\nsecret=x\npermit=host.example\n[x]\n" }, "x"))?.canLogIn).toBe(
      true,
    );
    expect(
      (await user({ "manager.conf": "[x]\nsecret=x\npermit=host.example\n" }, "x", "1.8"))?.canLogIn,
    ).toBe(true);
  });

  test("without a secret there is no login, with an empty one there is", async () => {
    expect((await user({ "manager.conf": "[x]\n" }, "x"))?.canLogIn).toBe(false);
    expect((await user({ "manager.conf": "[x]\nsecret=\n" }, "x"))?.canLogIn).toBe(true);
  });

  test.each([
    ["bindaddr=0.0.0.0", "", "public"],
    ["bindaddr=127.0.0.1", "", "loopback"],
    ["bindaddr=10.0.0.1", "", "private"],
    ["bindaddr=0.0.0.0", "deny=0.0.0.0/0;permit=127.0.0.1", "loopback"],
    ["bindaddr=0.0.0.0", "deny=0.0.0.0/0;permit=10.0.0.0/8", "private"],
    ["bindaddr=0.0.0.0", "deny=0.0.0.0/0;permit=8.8.8.8", "public"],
    ["", "deny=0.0.0.0/0;permit=127.0.0.1", "public"],
    ["bindaddr={{x}}", "", "unknown"],
    ["bindaddr=0.0.0.0", "deny=0.0.0.0/0", "nobody"],
  ])("with '%s' and '%s' a login can come from: %s", async (general, list, reach) => {
    const text = `[general]\nenabled=yes\n${general}\n[x]\nsecret=x\n${list.split(";").join("\n")}\n`;
    expect((await user({ "manager.conf": text }, "x"))?.reach).toBe(reach);
  });
});
