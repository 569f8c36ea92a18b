import { describe, expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import { type AccessList, accessList } from "./access-list.ts";
import { prefixLength } from "./address-ranges.ts";

interface World {
  readonly acl?: string;
  readonly extconfig?: string;
  readonly asteriskVersion?: string;
}

/** The access list that lines, `;` between them, make in the section of a manager. */
async function list(lines: string, world: World = {}): Promise<AccessList> {
  const files = {
    "/e/manager.conf": `[x]\n${lines.split(";").join("\n")}\n`,
    ...(world.acl === undefined ? {} : { "/e/acl.conf": world.acl }),
    ...(world.extconfig === undefined ? {} : { "/e/extconfig.conf": world.extconfig }),
  };
  const tree = await loadTree(memoryFileSystem(files), "/e", {
    asteriskVersion: world.asteriskVersion ?? "22",
  });
  return accessList(tree.effective("manager.conf")?.section("x")?.options ?? [], tree);
}

describe("which address gets in", () => {
  test.each([
    ["", "203.0.113.1", true],
    ["permit=10.0.0.0/8", "203.0.113.1", true],
    ["deny=0.0.0.0/0;permit=10.0.0.0/8", "10.1.2.3", true],
    ["deny=0.0.0.0/0;permit=10.0.0.0/8", "203.0.113.1", false],
    ["permit=10.0.0.0/8;deny=0.0.0.0/0", "10.1.2.3", false],
    ["deny=0.0.0.0/0;permit=10.0.0.0/8", "::1", true],
    ["deny=0.0.0.0/0;deny=::/0", "::1", false],
    ["deny=0.0.0.0/0;permit=10.0.0.0/8", "::ffff:10.1.2.3", true],
    ["deny=0.0.0.0/0;permit=10.0.0.0/8", "::ffff:203.0.113.1", false],
    ["deny=::ffff:0.0.0.0/0", "203.0.113.1", false],
    ["deny=0.0.0.0/0,!10.0.0.0/8", "10.1.2.3", true],
    ["permit=!10.0.0.0/8", "10.1.2.3", false],
    ["deny=10.1.2.3/8", "10.200.0.1", false],
    ["deny=192.168.1.0/0.0.0.255", "203.0.113.0", false],
    ["deny=192.168.1.0/0.0.0.255", "192.168.1.7", true],
    ["deny=10/8", "10.1.2.3", true],
    ["deny=0.0.0.0", "203.0.113.1", true],
  ])("%s and %s: %s", async (lines, address, expected) => {
    expect((await list(lines)).allows(address)).toBe(expected);
  });
});

describe("entries, as `acl show` of Asterisk 16 and 22 lists them", () => {
  test.each([
    ["10.0.0.0", 32],
    ["10.0.0.0/255.255.0.0", 16],
    ["10.0.0.0/::ffff:255.0.0.0", 8],
    ["10.0.0.0/ 8", 8],
    ["10.0.0.0/8x", 8],
    ["10.0.0.0/8/3", 8],
    ["10.0.0.0/+8", 8],
    ["10.0.0.0/0x8", 0],
    ["[::1]", 128],
    ["[::1]x/64", 64],
    ["::1.2.3.4", 128],
    ["2001:db8::/ffff:ffff::", 32],
    ["10.0.0.0/0.0.0.255", undefined],
  ])("%s has a mask of %s", async (value, length) => {
    const { entries, problems } = await list(`permit=${value}`);
    const [block] = entries.map((entry) => entry.block && prefixLength(entry.block));
    expect([block, problems.length]).toEqual([length, 0]);
  });

  test.each([
    ["host.example", "host-name"],
    ["localhost", "host-name"],
    ["1.2.3.4:5060", "port"],
    ["[::1]:5060", "port"],
    ["10.0.0.0/33", "bad-mask"],
    ["10.0.0.0/-1", "bad-mask"],
    ["10.0.0.0/", "bad-mask"],
    ["10.0.0.0/ffff::", "mixed-families"],
    ["2001:db8::/255.0.0.0", "mixed-families"],
    ["::ffff:10.0.0.0/104", "bad-mask"],
    ["10.0.0.0 255.0.0.0", "not-an-address"],
    ["! 10.0.0.1", "not-an-address"],
    ["!!10.0.0.1", "not-an-address"],
    ["08.0.0.1", "not-an-address"],
    ["", "not-an-address"],
    ["*", "not-an-address"],
  ])("'%s' is refused: %s", async (value, kind) => {
    expect((await list(`permit=${value}`)).problems.map((problem) => problem.kind)).toEqual([kind]);
  });

  test("what comes before a bad entry of a line stays, the rest of the line is dropped", async () => {
    const { entries, problems } = await list("permit=10.0.0.0/8, 192.168.0.0/16,172.16.0.0/12;deny=1.2.3.4");
    expect(entries.map(({ text }) => text)).toEqual(["10.0.0.0/8", "1.2.3.4"]);
    expect(problems.map(({ text }) => text)).toEqual([" 192.168.0.0/16"]);
  });

  test("until Asterisk 10 a line has one entry and no '!'", async () => {
    const old = { asteriskVersion: "1.8" };
    expect((await list("permit=10.0.0.1,10.0.0.2", old)).problems).toHaveLength(1);
    expect((await list("permit=!10.0.0.1", old)).problems).toHaveLength(1);
  });

  test("a placeholder is no mistake, and nothing is known of it", async () => {
    const { entries, problems } = await list("permit={{lan}}/24");
    expect(problems).toEqual([]);
    expect(entries.map(({ block }) => block)).toEqual([undefined]);
  });

  test("an entry knows its place in the line", async () => {
    const { entries } = await list("permit=10.0.0.1,!10.0.0.2/31");
    expect(entries[1]?.place.span).toEqual({ start: 20, end: 32 });
  });
});

describe("named lists, as logins to Asterisk 16 and 22 show them", () => {
  const acl = "[good]\ndeny=0.0.0.0/0\n[good]\npermit=127.0.0.2\n[empty]\n";

  test.each([
    ["acl=good", "127.0.0.1", false],
    ["acl=good", "127.0.0.2", true],
    ["acl=empty,good", "127.0.0.1", false],
    ["acl=empty, good", "127.0.0.2", true],
    ["acl=good ,empty", "127.0.0.2", false],
    ["acl=good;deny=127.0.0.2", "127.0.0.2", false],
    ["acl=empty", "127.0.0.1", true],
  ])("%s and %s: %s", async (lines, address, expected) => {
    expect((await list(lines, { acl })).allows(address)).toBe(expected);
  });

  test("a list of that name in other letters is unknown and refuses everybody", async () => {
    const found = await list("acl=GOOD", { acl });
    expect(found.permitsOnly("nobody")).toBe(true);
    expect(found.problems.map(({ kind }) => kind)).toEqual(["list-unknown"]);
    expect(found.isFaulty).toBe(false);
  });

  test("a list named twice is an error", async () => {
    expect((await list("acl=good,Good", { acl })).isFaulty).toBe(true);
  });

  test.each([
    ["an option that is none", "[x]\ndescription=a\n"],
    ["a bad address", "[x]\ndeny=host.example\n"],
    ["a [general]", "[general]\n"],
  ])("%s anywhere in acl.conf lets everybody past every list", async (_, mistake) => {
    const found = await list("acl=good", { acl: acl + mistake });
    expect(found.allows("127.0.0.1")).toBe(true);
    expect(found.isOpenTo(4)).toBe(true);
  });

  test("without an acl.conf in the tree nothing is certain", async () => {
    const found = await list("acl=good");
    expect([found.isOpenTo(4), found.permitsOnly("nobody")]).toEqual([false, false]);
    expect(found.problems.map(({ kind }) => kind)).toEqual(["list-file-missing"]);
  });

  test("a list may be in a database", async () => {
    const found = await list("acl=elsewhere", { acl, extconfig: "[settings]\nacls => odbc,asterisk\n" });
    expect(found.problems).toEqual([]);
  });

  test("Asterisk 10 knows no named lists", async () => {
    expect((await list("acl=good", { acl, asteriskVersion: "10" })).isEmpty).toBe(true);
  });
});

describe("how far a list opens", () => {
  test.each([
    ["", true, true],
    ["permit=10.0.0.0/8", true, true],
    ["deny=0.0.0.0/0;permit=10.0.0.0/8", false, true],
    ["deny=0.0.0.0/0;deny=::/0;permit=203.0.113.0/24", false, false],
    ["deny=203.0.113.0/24", true, true],
    ["deny=0.0.0.0/1;deny=128.0.0.0/1", false, true],
    ["deny=0.0.0.0/0;permit=0.0.0.0/0", true, true],
    ["deny=0.0.0.0/0;permit={{lan}}", false, true],
    ["deny={{everybody}}", false, false],
    ["deny=0.0.0.0/255.255.255.255", true, true],
  ])("'%s' is open to IPv4: %s, IPv6: %s", async (lines, four, six) => {
    const found = await list(lines);
    expect([found.isOpenTo(4), found.isOpenTo(6)]).toEqual([four, six]);
  });

  test.each([
    ["deny=0.0.0.0/0;deny=::/0", "nobody"],
    ["permit=10.0.0.0/8;deny=0.0.0.0/0;deny=::/0", "nobody"],
    ["deny=0.0.0.0/0;deny=::/0;permit=127.0.0.0/8", "loopback"],
    ["deny=0.0.0.0/0;deny=::/0;permit=127.0.0.1/255.255.255.0;permit=::1", "loopback"],
    ["deny=0.0.0.0/0;deny=::/0;permit=10.0.0.0/8;permit=127.0.0.1;permit=fe80::/10", "private"],
    ["deny=0.0.0.0/0;deny=::/0;permit=8.8.8.8", undefined],
    ["deny=0.0.0.0/0;permit=127.0.0.1", undefined],
    ["deny=0.0.0.0/0;deny=::/0;permit=192.168.1.0/0.0.0.255", undefined],
    ["deny=0.0.0.0/0;deny=::/0;permit={{address}}", undefined],
    ["", undefined],
  ])("'%s' lets in nobody beyond: %s", async (lines, scope) => {
    const found = await list(lines);
    expect((["nobody", "loopback", "private"] as const).find((each) => found.permitsOnly(each))).toBe(scope);
  });

  test("families that cannot come in do not count", async () => {
    expect((await list("deny=0.0.0.0/0;permit=127.0.0.1")).permitsOnly("loopback", [4])).toBe(true);
  });

  test("exceptions inside exceptions are followed in the order of the lines, whatever the order of the networks", async () => {
    const found = await list(
      "permit=10.1.0.0/16;deny=0.0.0.0/0;permit=10.0.0.0/8;deny=10.2.0.0/15;permit=10.2.3.4",
    );
    expect(["10.1.2.3", "10.2.3.4", "10.3.0.1", "11.0.0.1"].map((address) => found.allows(address))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(found.permitsOnly("private", [4])).toBe(true);
  });

  test("a hundred thousand permits leave a list closed", async () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, i) => `permit=${(i >> 16) + 20}.${(i >> 8) & 255}.${i & 255}.0/24`,
    );
    expect((await list(`deny=0.0.0.0/0;${lines.join(";")}`)).isOpenTo(4)).toBe(false);
  });
});
