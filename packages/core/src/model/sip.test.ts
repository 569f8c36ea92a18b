import { describe, expect, test } from "vitest";
import { conf } from "../testing/conf.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { SipModel } from "./sip.ts";
import type { SipAccount } from "./sip-account.ts";

async function sip(
  files: Readonly<Record<string, string>>,
  asteriskVersion = "16",
): Promise<SipModel | undefined> {
  const paths = Object.entries(files).map(([name, text]) => [`/etc/asterisk/${name}`, text]);
  const tree = await loadTree(memoryFileSystem(Object.fromEntries(paths)), "/etc/asterisk", {
    asteriskVersion,
  });
  return tree.sip;
}

async function accounts(text: string, asteriskVersion?: string): Promise<readonly SipAccount[]> {
  return (await sip({ "sip.conf": text }, asteriskVersion))?.accounts ?? [];
}

describe("whether there is a model", () => {
  test("there is none without sip.conf", async () => {
    expect(await sip({ "users.conf": "[6000]\nhassip=yes\n" })).toBeUndefined();
  });

  test("there is none when chan_sip is not loaded", async () => {
    const modules = "[modules]\nautoload=yes\nnoload => chan_sip.so\n";
    expect(await sip({ "sip.conf": "[general]\n", "modules.conf": modules })).toBeUndefined();
  });

  test("there is none in Asterisk 21, which has no chan_sip", async () => {
    expect(await sip({ "sip.conf": "[general]\n" }, "21")).toBeUndefined();
  });

  test("only the first [general] counts", async () => {
    const model = await sip({ "sip.conf": "[general]\ncontext=a\n[general]\ncontext=b\n" });
    expect(model?.general.get("context")?.value).toBe("a");
  });
});

describe("accounts", () => {
  test("[general], [authentication], templates and sections without a known type are none", async () => {
    const model = await sip({
      "sip.conf": conf`
        [general]
        type=friend
        [authentication]
        type=friend
        [phones](!)
        type=friend
        [lost]
        host=dynamic
        [odd]
        type=bogus
        type=friend
        [100](phones)
      `,
    });
    expect(model?.accounts.map(({ name }) => name)).toEqual(["100"]);
    expect(model?.ignoredSections.map(({ name }) => name)).toEqual(["lost", "odd"]);
  });

  test.each([
    ["type=user", "user"],
    ["type=peer", "peer"],
    ["type=FRIEND", "friend"],
    ["type=peer\ntype=user", "friend"],
    ["type=peer\ntype=bogus", "peer"],
  ])("of %j have their kind", async (types, kind) => {
    const [account] = await accounts(`[a]\n${types}\n`);
    expect(account?.kind).toBe(kind);
  });

  test("of one name are one account, in whatever case, with the options of all their sections", async () => {
    const [account, ...others] = await accounts(conf`
      [a]
      type=user
      secret=one
      [A]
      type=peer
      host=dynamic
      [a]
      secret=dead
    `);
    expect(others).toEqual([]);
    expect(account).toMatchObject({ name: "a", kind: "friend", isDynamic: true });
    expect(account?.secret?.value).toBe("one");
  });

  test("of one name are two in Asterisk 1.4 when one is a user and one a peer", async () => {
    const found = await accounts("[a]\ntype=user\n[a]\ntype=peer\nhost=dynamic\n", "1.4");
    expect(found.map(({ kind }) => kind)).toEqual(["user", "peer"]);
  });

  test("have the last secret, and none when that is empty", async () => {
    const [account] = await accounts("[a]\ntype=peer\nsecret=x\nsecret=\n");
    expect(account?.secret).toBeUndefined();
    expect(account?.isAuthenticated).toBe(false);
  });

  test("fall back to [general] for what chan_sip hands down, and for nothing else", async () => {
    const [account] = await accounts("[general]\nnat=no\nsecret=x\ncontext=in\n[a]\ntype=peer\ncontext=\n");
    expect(account?.option("nat")?.value).toBe("no");
    expect(account?.option("secret")).toBeUndefined();
    expect(account?.context.value).toBe("in");
  });

  test("are in the context 'default' when nothing says otherwise", async () => {
    const [account] = await accounts("[a]\ntype=peer\n");
    expect(account?.context).toEqual({ value: "default", option: undefined });
  });

  test.each([
    ["type=peer\nhost=dynamic", { isDynamic: true, hasStaticHost: false }],
    ["type=peer\nhost=sip.example.com", { isDynamic: false, hasStaticHost: true }],
    ["type=friend\nhost=192.0.2.1\nhost=Dynamic", { isDynamic: true, hasStaticHost: false }],
    ["type=friend", { isDynamic: false, hasStaticHost: false }],
    ["type=user\nhost=192.0.2.1", { isDynamic: false, hasStaticHost: false }],
  ])("of %j know their host", async (options, expected) => {
    const [account] = await accounts(`[a]\n${options}\n`);
    expect(account).toMatchObject(expected);
  });

  test.each([
    ["host=dynamic\nsecret=x", false],
    ["host=sip.example.com\nsecret=x", true],
    ["host=192.168.1.20\nsecret=x", false],
    ["host=192.168.1.1", true],
    ["host=192.168.1.1\nsecret=x\ninsecure=port,invite", true],
    ["host=192.168.1.1\nremotesecret=x\nsecret=y", true],
  ])("with %j are trunks or not", async (options, isTrunk) => {
    const [account] = await accounts(`[a]\ntype=peer\n${options}\n`);
    expect(account?.isTrunk).toBe(isTrunk);
  });

  test.each([
    ["16", "port,invite", { port: true, invite: true }],
    ["16", "port, invite", { port: true, invite: false }],
    ["16", "very", { port: false, invite: false }],
    ["1.4", "very", { port: true, invite: true }],
    ["1.4", "yes", { port: true, invite: false }],
    ["16", "no", { port: false, invite: false }],
  ])("in Asterisk %s with insecure=%s waive what it says", async (version, value, expected) => {
    const [account] = await accounts(`[general]\ninsecure=${value}\n[a]\ntype=peer\n`, version);
    expect(account?.insecure).toMatchObject(expected);
  });

  test("are open unless their access list keeps the Internet out", async () => {
    const found = await accounts(conf`
      [none]
      type=friend
      [permit-only]
      type=friend
      permit=10.0.0.0/255.0.0.0
      [lan]
      type=friend
      deny=0.0.0.0/0
      permit=10.0.0.0/8
    `);
    expect(found.map(({ isOpen }) => isOpen)).toEqual([true, true, false]);
  });

  test("are open over IPv6 when only IPv4 is denied and the socket hears both", async () => {
    const [account] = await accounts(
      "[general]\nudpbindaddr=::\n[a]\ntype=friend\ndeny=0.0.0.0/0.0.0.0\npermit=10.0.0.0/8\n",
    );
    expect(account?.isOpen).toBe(true);
  });
});

describe("users.conf", () => {
  const users = conf`
    [general]
    hassip=yes
    context=office
    secret=shared
    [200]
    host=dynamic
    type=peer
    [201]
    hassip=no
    hassip=yes
    [202]
    context=own
  `;

  test("makes friends of sections with hassip, on top of its own [general]", async () => {
    const model = await sip({ "sip.conf": "[general]\n", "users.conf": users });
    const found = model?.accounts.map(({ name, kind, context, secret }) => [
      name,
      kind,
      context.value,
      secret?.value,
    ]);
    expect(found).toEqual([
      ["200", "friend", "office", "shared"],
      ["202", "friend", "own", "shared"],
    ]);
  });

  test("is the ground that a section of sip.conf of the same name builds on", async () => {
    const model = await sip({ "sip.conf": "[200]\ntype=peer\nsecret=other\n", "users.conf": users });
    const [account] = model?.accounts ?? [];
    expect(account).toMatchObject({ name: "200", from: "users.conf", kind: "friend", isDynamic: true });
    expect(account?.secret?.value).toBe("other");
  });
});

describe("registrations", () => {
  test.each([
    ["name@host", { user: "name", host: "host", secret: undefined, extension: "s" }],
    ["name:p@ss@host:5070/ext", { user: "name", secret: "p@ss", host: "host", port: 5070, extension: "ext" }],
    [
      "acct?tls://name@dom:pass:auth@host/ext~111",
      {
        peer: "acct",
        transport: "tls",
        user: "name",
        domain: "dom",
        secret: "pass",
        authUser: "auth",
        extension: "ext",
      },
    ],
    ["name@dom:4321:pass:auth@host", { user: "name", secret: "pass", authUser: "auth" }],
    ["name@dom:4321::@host", { user: "name", secret: undefined, authUser: undefined }],
    ['name:"a:b"@host', { user: "name", secret: "a:b" }],
    ["name:pa(s:s)@host", { secret: "pa(s:s)" }],
  ])("of %j have their parts", async (value, expected) => {
    const model = await sip({ "sip.conf": `[general]\nregister => ${value}\n` });
    expect(model?.registrations).toMatchObject([expected]);
  });

  test.each(["name:pass", "@host", "name:pa/ss@host"])("of %j are none", async (value) => {
    const model = await sip({ "sip.conf": `[general]\nregister => ${value}\n` });
    expect(model?.registrations).toEqual([]);
  });

  test("know where the secret stands", async () => {
    const text = "[general]\nregister => name:pass:auth@host\n";
    const model = await sip({ "sip.conf": text });
    const start = text.indexOf("pass");
    expect(model?.registrations[0]?.secretPlace).toEqual({
      path: "sip.conf",
      span: { start, end: start + 4 },
    });
  });
});

describe("listeners", () => {
  test.each([
    ["", ["udp 0.0.0.0:5060 any"]],
    ["bindaddr=192.168.1.1\nbindport=5080", ["udp 192.168.1.1:5080 private"]],
    ["udpbindaddr=127.0.0.1:5070\nbindport=0", ["udp 127.0.0.1:5070 loopback"]],
    ["bindaddr=127.0.0.1\nbindaddr=localhost", ["udp 127.0.0.1:5060 loopback"]],
    ["bindaddr=localhost", ["udp 0.0.0.0:5060 any"]],
    ["bindaddr={{ address }}", ["udp {{ address }}:5060 unknown"]],
    [
      "bindaddr=10.0.0.1:5070\ntcpenable=yes\ntcpenable=no",
      ["udp 10.0.0.1:5070 private", "tcp 10.0.0.1:5070 private"],
    ],
    ["tcpenable=yes\ntcpbindaddr=127.0.0.1", ["udp 0.0.0.0:5060 any", "tcp 127.0.0.1:5060 loopback"]],
    ["bindaddr=10.0.0.1:5070\ntlsenable=yes", ["udp 10.0.0.1:5070 private", "tls 10.0.0.1:5061 private"]],
    ["udpbindaddr=[::]:5062", ["udp :::5062 any"]],
  ])("of %j are those that chan_sip opens", async (options, expected) => {
    const model = await sip({ "sip.conf": `[general]\n${options}\n` });
    const found = model?.listeners.map(
      ({ transport, host, port, exposure }) => `${transport} ${host}:${port} ${exposure}`,
    );
    expect(found).toEqual(expected);
  });

  test("resolve names until 1.6.2", async () => {
    const model = await sip({ "sip.conf": "[general]\nbindaddr=pbx.example.com\n" }, "1.6");
    expect(model?.exposure).toBe("unknown");
  });

  test("expose what the widest of them does", async () => {
    const model = await sip({
      "sip.conf": "[general]\nudpbindaddr=127.0.0.1\ntcpenable=yes\ntcpbindaddr=0.0.0.0\n",
    });
    expect(model?.exposure).toBe("any");
  });
});
