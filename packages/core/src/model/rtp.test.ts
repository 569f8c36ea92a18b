import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { RtpModel } from "./rtp.ts";

async function load(general: string, asteriskVersion = "22"): Promise<RtpModel | undefined> {
  const files = { "/e/rtp.conf": `[general]\n${general.split(";").join("\n")}\n` };
  const tree = await loadTree(memoryFileSystem(files), "/e", { asteriskVersion });
  return tree.rtp;
}

test.each([
  ["", "22", "learning"],
  ["", "1.8", "off"],
  ["", "10", "learning"],
  ["strictrtp=no", "22", "off"],
  ["strictrtp=no;strictrtp=yes", "22", "off"],
  ["strictrtp=maybe", "22", "off"],
  ["strictrtp=SEQNO", "22", "seqno"],
  ["strictrtp=seqno", "13.23", "off"],
  ["strictrtp=seqno", "13.24", "seqno"],
  ["strictrtp=seqno", "15.6", "off"],
  ["strictrtp=seqno", "15.7", "seqno"],
  ["strictrtp=seqno", "16.0", "off"],
  ["strictrtp=yes", "22", "learning"],
])("'%s' in Asterisk %s is %s", async (general, version, expected) => {
  expect((await load(general, version))?.strictRtp.value).toBe(expected);
});

test.each([
  ["", "5000-31000"],
  ["rtpstart=10000;rtpend=20000", "10000-20000"],
  ["rtpstart=10000;rtpstart=5;rtpend=20000", "10000-20000"],
  ["rtpstart=10001;rtpend=20000", "10002-20000"],
  ["rtpstart=80;rtpend=99999", "1024-65535"],
  ["rtpstart=20000;rtpend=10000", "5000-31000 refused"],
  ["rtpstart=40000", "5000-31000 refused"],
])("'%s' gives the ports %s", async (general, expected) => {
  const ports = (await load(general))?.ports;
  expect(`${ports?.first}-${ports?.last}${ports?.isRefused ? " refused" : ""}`).toBe(expected);
});
