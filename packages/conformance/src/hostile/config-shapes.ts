import { lines, type Shape, tree } from "./shape.ts";

/** What a reader of the file format without bounds, or with a loop in a loop, would choke on. */
export const configShapes: readonly Shape[] = [
  {
    name: "comments that open and close",
    size: 100,
    most: 2_000,
    of: (size) => tree({ "sip.conf": `[a]\n${lines(size, () => "x=1 ;-- ;-- --; --; ".repeat(100))}` }),
  },
  {
    name: "comments within comments",
    size: 5_000,
    most: 100_000,
    of: (size) => tree({ "sip.conf": `[a]\n${lines(size, (i) => (i % 2 === 0 ? ";--" : "--;"))}` }),
  },
  {
    name: "a comment that is never closed, again and again",
    size: 3_000,
    most: 100_000,
    of: (size) => tree({ "sip.conf": `[a]\n${lines(size, (i) => `x${i}=1 ;--`)}` }),
  },
  {
    name: "what may hold secrets, on and on",
    size: 20,
    most: 300,
    of: (size) =>
      tree({
        "sip.conf": `[a]\n${lines(size, () => ["secret=", "://a:b@", "mysql -pa ", "sudo -S "].map((part) => `x=${part.repeat(900)}`).join("\n"))}`,
      }),
  },
  {
    name: "comments that speak of rules",
    size: 2_500,
    most: 30_000,
    of: (size) =>
      tree({
        "sip.conf": lines(
          size,
          (i) => `; astlint-disable sip/allowguest, */*${",".repeat(i % 9)}\n[a${i}] ; astlint: ignore`,
        ),
      }),
  },
  {
    name: "a chain of templates",
    size: 2_000,
    most: 50_000,
    of: (size) =>
      tree({ "sip.conf": lines(size, (i) => (i === 0 ? "[t0](!)\nx=1" : `[t${i}](!,t${i - 1})`)) }),
  },
  {
    name: "a chain of templates to peers",
    size: 2_000,
    most: 5_000,
    of: (size) =>
      tree({
        "sip.conf": lines(size, (i) =>
          i === 0
            ? "[t0]\ntype=friend\nhost=dynamic\nsecret=1234\ninsecure=very\nnat=no"
            : `[t${i}](t${i - 1})\ncontext=c${i % 5}`,
        ),
      }),
  },
  {
    name: "templates that double",
    size: 30,
    most: 1_000,
    of: (size) =>
      tree({
        "sip.conf": lines(size, (i) => (i === 0 ? "[t0](!)\nx=1" : `[t${i}](!,t${i - 1},t${i - 1})`)),
      }),
  },
  {
    name: "a fan of includes",
    size: 500,
    most: 20_000,
    of: (size) =>
      tree({ "sip.conf": `[a]\n${"#include b.inc\n".repeat(size)}`, "b.inc": "x=1\n".repeat(10) }),
  },
  {
    name: "includes that fan out on every level",
    size: 5,
    most: 40,
    of: (size) =>
      tree(
        Object.fromEntries(
          Array.from({ length: 9 }, (_, i) => [
            i === 0 ? "sip.conf" : `${i}.inc`,
            `[a]\n${`#include ${i + 1}.inc\n`.repeat(size)}`,
          ]),
        ),
      ),
  },
  {
    name: "includes of what is not there",
    size: 1_000,
    most: 20_000,
    of: (size) => tree({ "sip.conf": `[a]\n${lines(size, (i) => `#include ${i}.inc`)}` }),
  },
  {
    name: "sections of one name",
    size: 2_500,
    most: 100_000,
    of: (size) => tree({ "sip.conf": lines(size, (i) => `[a]\nx=${i}`) }),
  },
  {
    name: "a section that goes on and on",
    size: 5_000,
    most: 100_000,
    of: (size) => tree({ "sip.conf": `[a]\nx=0\n${lines(size, (i) => `[a](+)\nx=${i}`)}` }),
  },
  {
    name: "filters that find nothing until the end",
    size: 1_500,
    most: 5_000,
    of: (size) =>
      tree({
        "sip.conf": `${lines(size, (i) => `[a]\nx=${i}`)}\n${lines(size, () => `[a](+x=^${size - 1}$)`)}`,
      }),
  },
  {
    name: "values that are gone on with",
    size: 1_500,
    most: 8_000,
    of: (size) =>
      tree({ "sip.conf": `[a]\nx=1\n${lines(size, () => "x+=1")}\n${lines(size, (i) => `y${i % 100}+=1`)}` }),
  },
  {
    name: "names that nobody knows",
    size: 600,
    most: 5_000,
    of: (size) =>
      tree({
        "sip.conf": `[general]\n${lines(size, (i) => `alowgeust${i}=yes`)}`,
        "manager.conf": `[general]\n${lines(size, (i) => `enabeld${i}=yes`)}`,
      }),
  },
  {
    name: "an option again and again",
    size: 3_000,
    most: 50_000,
    of: (size) =>
      tree({
        "sip.conf": `[general]\n${lines(size, (i) => `allowguest=${i % 2 === 0 ? "yes" : "no"}`)}`,
        "http.conf": `[general]\n${lines(size, () => "enabled=yes")}`,
      }),
  },
  {
    name: "lines that are no lines",
    size: 1_000,
    most: 20_000,
    of: (size) =>
      tree({
        "sip.conf": `[general]\n${lines(size, (i) => ["[a", "x", "=1", "#foo", "“x”=1"][i % 5] ?? "")}`,
      }),
  },
  {
    name: "a line without end",
    size: 500_000,
    most: 5_000_000,
    of: (size) =>
      tree({ "sip.conf": `[a]\nx=${"y".repeat(size)}\n; ${"-".repeat(size)}\nsecret=${"z".repeat(size)}` }),
  },
  {
    name: "a line without end and without ASCII",
    size: 300_000,
    most: 3_000_000,
    of: (size) => tree({ "sip.conf": `[a]\nx=${"é;".repeat(size)}\nz=1` }),
  },
  {
    name: "braces in the name of an include",
    size: 6,
    most: 400,
    of: (size) => tree({ "sip.conf": `[a]\n#tryinclude ${"{a,b}".repeat(size)}.inc\n` }),
  },
  {
    name: "stars in the name of an include",
    size: 100,
    most: 2_000,
    of: (size) =>
      tree({ "sip.conf": `[a]\n#tryinclude ${"*a".repeat(size)}b\n`, ["a".repeat(4_000)]: "x=1" }),
  },
];
