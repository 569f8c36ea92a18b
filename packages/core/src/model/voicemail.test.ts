import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { Tree } from "../workspace/tree.ts";
import { mailboxSetting } from "./mailbox.ts";

async function load(files: Readonly<Record<string, string>>, asteriskVersion = "18"): Promise<Tree> {
  const entries = Object.entries(files).map(([name, text]) => [`/etc/asterisk/${name}`, text]);
  return await loadTree(memoryFileSystem(Object.fromEntries(entries)), "/etc/asterisk", { asteriskVersion });
}

async function boxes(files: Readonly<Record<string, string>>, asteriskVersion?: string): Promise<string[]> {
  const { voicemail } = await load(files, asteriskVersion);
  return (voicemail?.mailboxes ?? []).map(
    ({ name, context, pin, isLocked }) => `${name}@${context} ${isLocked ? "locked " : ""}${pin || "no pin"}`,
  );
}

test("every option of a section but [general] and [zonemessages] is a mailbox", async () => {
  const text =
    "[general]\nformat=wav\n[zonemessages]\neu=Europe/Berlin|'digits/at' R\n" +
    "[default]\n100 => 1234,Alice\n101=-77\n102 => ,Bob\n103 => -\n[other]\n100 => 5\n";
  expect(await boxes({ "voicemail.conf": text })).toEqual([
    "100@default 1234",
    "101@default locked 77",
    "102@default no pin",
    "103@default locked no pin",
    "100@other 5",
  ]);
});

test("the section of aliases holds no mailboxes", async () => {
  const text = "[general]\naliasescontext=Alias\n[alias]\n1@x = 100@default\n[default]\n100 => 1\n";
  expect(await boxes({ "voicemail.conf": text })).toEqual(["100@default 1"]);
});

test("of two mailboxes with one name the first counts", async () => {
  expect(await boxes({ "voicemail.conf": "[default]\n100 => 1\n100 => 2\n[other]\n100 => 3\n" })).toEqual([
    "100@default 1",
    "100@other 3",
  ]);
});

test("with searchcontexts names count across contexts", async () => {
  const text = "[general]\nsearchcontexts=yes\n[default]\n100 => 1\n[other]\n100 => 3\n";
  expect(await boxes({ "voicemail.conf": text })).toEqual(["100@default 1"]);
});

test("users.conf adds mailboxes before those of voicemail.conf", async () => {
  const users =
    "[general]\nhasvoicemail=yes\nvmsecret=9\n[100]\nsecret=abc\n[101]\nsecret=abc\nvmsecret=42\n[102]\nhasvoicemail=no\n[103]\nx=y\n";
  const files = {
    "voicemail.conf": "[general]\nuserscontext=home\n[home]\n100 => 1\n104 => 2\n",
    "users.conf": users,
  };
  expect(await boxes(files)).toEqual(["100@home abc", "101@home 42", "103@home no pin", "104@home 2"]);
  expect(await boxes(files, "23")).toEqual(["100@home 1", "104@home 2"]);
});

test("fields and options know their places", async () => {
  const text = "[default]\n100 => -1234,Alice Liddell,a@example.com,,tz=eu|dialout=out|Attach=yes\n";
  const tree = await load({ "voicemail.conf": text });
  const [box] = tree.voicemail?.mailboxes ?? [];
  const at = (place: { span: { start: number; end: number } } | undefined): string =>
    place ? text.slice(place.span.start, place.span.end) : "";
  expect(at(box?.namePlace)).toBe("100");
  expect(at(box?.pinPlace)).toBe("1234");
  expect(at(box?.fullName?.place)).toBe("Alice Liddell");
  expect(at(box?.email?.place)).toBe("a@example.com");
  expect(box?.pager).toBeUndefined();
  expect(box?.options.map(({ key, value, wholePlace }) => [key, value, at(wholePlace)])).toEqual([
    ["tz", "eu", "tz=eu"],
    ["dialout", "out", "dialout=out"],
    ["attach", "yes", "Attach=yes"],
  ]);
});

test("a mailbox takes from [general] what it does not say itself, and there the first line counts", async () => {
  const tree = await load({
    "voicemail.conf": "[general]\ndialout=a\ndialout=b\ncallback=c\n[default]\n100 => 1,,,,dialout=own\n",
  });
  const { voicemail } = tree;
  const [box] = voicemail?.mailboxes ?? [];
  if (!voicemail || !box) throw new Error("no mailbox");
  expect(mailboxSetting(box, voicemail.general, "dialout").value).toBe("own");
  expect(mailboxSetting(box, voicemail.general, "callback").value).toBe("c");
  expect(voicemail.general.text("dialout").value).toBe("a");
});

test("minpassword is the number at its beginning, or 0", async () => {
  const read = async (text: string): Promise<number | undefined> =>
    (await load({ "voicemail.conf": text })).voicemail?.minPassword.value;
  expect(await read("[general]\nminpassword = 6 digits\n")).toBe(6);
  expect(await read("[general]\nminpassword=six\n")).toBe(0);
  expect(await read("[general]\nx=y\n")).toBe(0);
});

test("without app_voicemail there is no voicemail", async () => {
  const tree = await load({
    "voicemail.conf": "[default]\n100 => 1\n",
    "modules.conf": "[modules]\nautoload=no\n",
  });
  expect(tree.voicemail).toBeUndefined();
});
