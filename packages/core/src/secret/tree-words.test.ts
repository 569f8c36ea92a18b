import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import { treeWords } from "./tree-words.ts";

async function words(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const entries = Object.entries(files).map(([name, text]) => [`/etc/asterisk/${name}`, text]);
  return treeWords(
    await loadTree(memoryFileSystem(Object.fromEntries(entries)), "/etc/asterisk", { asteriskVersion: "16" }),
  );
}

test("domains and names of the house are words that an attacker tries", async () => {
  expect(
    await words({
      "sip.conf": "[general]\nrealm=sip.hatters.example\nuseragent=Asterisk PBX 16.28\n",
      "asterisk.conf": "[options]\nsystemname=teapot-01\n",
      "voicemail.conf": "[general]\nserveremail=pbx@hatters.example\nfromstring=${X}\n",
    }),
  ).toEqual(["teapot", "hatters"]);
});

test("so is what three caller ids have in common", async () => {
  const account = (n: number, name: string): string => `[${n}]\ntype=friend\ncallerid="${name}" <${n}>\n`;
  const text =
    account(1, "Hatters Sales") +
    account(2, "Hatters Door") +
    account(3, "Hatters Lab") +
    account(4, "Alice Sales");
  expect(await words({ "sip.conf": text })).toEqual(["hatters"]);
});
