import { lines, type Shape, tree } from "./shape.ts";

/** A dialplan beside a file of phones that reach it. */
const plan = (text: string) =>
  tree({ "extensions.conf": text, "sip.conf": "[general]\ncontext=a\nallowguest=yes\n" });

/** What a reader of dialplans without bounds, or with a loop in a loop, would choke on. */
export const dialplanShapes: readonly Shape[] = [
  {
    name: "nested variables",
    size: 12,
    most: 200,
    of: (size) =>
      plan(`[a]\n${lines(size, (i) => `exten => ${"${".repeat(1_000)}${i},1,A(${"${x".repeat(1_000)})`)}`),
  },
  {
    name: "nested brackets",
    size: 50,
    most: 500,
    of: (size) =>
      plan(`[a]\n${lines(size, (i) => `exten => _${"[".repeat(3_000)}${i}\\,${"]".repeat(3_000)},1,A`)}`),
    questions: ["1@a", `${"[".repeat(300)}@a`],
  },
  {
    name: "nested expressions and calls",
    size: 50,
    most: 500,
    of: (size) =>
      plan(
        `[a]\n${lines(size, (i) => `exten => ${i},1,Set(X=${"$[(".repeat(500)}1${")]".repeat(500)})\nsame => n,Dial(${"A(".repeat(1_000)})`)}`,
      ),
  },
  {
    name: "patterns in one context",
    size: 2_500,
    most: 200_000,
    of: (size) => plan(`[a]\n${lines(size, (i) => `exten => _${i}X${"N".repeat(i % 7)}.,1,A`)}`),
    questions: ["12345678@a", "9@a", "0@a"],
  },
  {
    name: "patterns that differ at the end",
    size: 300,
    most: 5_000,
    of: (size) => plan(`[a]\n${lines(size, (i) => `exten => _${"[1-3]".repeat(40)}${i},1,A`)}`),
    questions: [`${"1".repeat(40)}7@a`],
  },
  {
    name: "steps in reverse order",
    size: 3_000,
    most: 100_000,
    of: (size) => plan(`[a]\n${lines(size, (i) => `exten => 1,${size - i}(l${i}),A`)}`),
  },
  {
    name: "one step again and again",
    size: 3_000,
    most: 100_000,
    of: (size) => plan(`[a]\n${lines(size, () => "exten => 1,1(l),A")}`),
  },
  {
    name: "callers of one extension",
    size: 2_500,
    most: 50_000,
    of: (size) => plan(`[a]\n${lines(size, (i) => `exten => 1/${i},1,A`)}`),
    questions: ["1@a"],
  },
  {
    name: "steps with gaps, which jumps cross",
    size: 2_500,
    most: 50_000,
    of: (size) => plan(`[a]\n${lines(size, (i) => `exten => 1,${2 * i + 1},Goto(${2 * (size - i) - 1})`)}`),
  },
  {
    name: "steps of one extension, with labels",
    size: 3_000,
    most: 100_000,
    of: (size) =>
      plan(`[a]\nexten => 1,1,Answer()\n${lines(size, (i) => `same => n(l${i}),Goto(l${size - i - 1})`)}`),
    questions: ["1@a"],
  },
  {
    name: "labels that are looked for",
    size: 1_000,
    most: 10_000,
    of: (size) => plan(`[a]\n${lines(size, (i) => `exten => _X${i},1(l${i}),A\nexten => 1${i},l${i}+1,A`)}`),
  },
  {
    name: "one label of many patterns that is looked for",
    size: 250,
    most: 5_000,
    of: (size) => plan(`[a]\n${lines(size, (i) => `exten => _X${i}!,1(l),A\nexten => 1${i}9,l+1,A`)}`),
  },
  {
    name: "variables that double",
    size: 150,
    most: 1_500,
    of: (size) =>
      plan(
        `[globals]\nV0=0123456789\n${lines(size, (i) => `V${i + 1}=\${V${i}}\${V${i}}`)}\n[a]\nexten => \${V${size}},1,A`,
      ),
  },
  {
    name: "contexts that include the next two",
    size: 12,
    most: 40,
    of: (size) =>
      plan(lines(size, (i) => `[c${i}]\ninclude => c${i + 1}\ninclude => c${i + 2}\nexten => _X.,1,A`)),
  },
  {
    name: "a chain of contexts",
    size: 300,
    most: 5_000,
    of: (size) =>
      plan(
        lines(
          size,
          (i) =>
            `[${i === 0 ? "a" : `c${i}`}]\nexten => _X.,1,Dial(SIP/\${EXTEN}@trunk)\ninclude => c${i + 1}`,
        ),
      ),
  },
  {
    name: "a context that includes all others, which include it",
    size: 300,
    most: 5_000,
    of: (size) =>
      plan(
        `[a]\n${lines(size, (i) => `include => c${i}`)}\n${lines(size, (i) => `[c${i}]\nexten => _9X.,1,Dial(SIP/\${EXTEN}@trunk)\ninclude => a`)}`,
      ),
  },
  {
    name: "a context for each phone, which leads to the next",
    size: 60,
    most: 600,
    of: (size) =>
      tree({
        "sip.conf": lines(
          size,
          (i) => `[${i}]\ntype=friend\nhost=dynamic\nsecret=${i}\ncontext=c${i}\nsubscribecontext=c${i}`,
        ),
        "voicemail.conf": `[default]\n${lines(size, (i) => `${i} => ${i},U,,,dialout=c${i}|callback=c${i}|exitcontext=c${i}`)}`,
        "extensions.conf": lines(
          size,
          (i) =>
            `[c${i}]\ninclude => c${i + 1}\nexten => 1,1,DISA(no-password,c${i})\nsame => n,VoiceMail(1)\nsame => n,Dial(SIP/1,20,tT)\nexten => _0X.,1,Dial(SIP/\${EXTEN}@trunk)`,
        ),
      }),
  },
  {
    name: "jumps to everywhere",
    size: 400,
    most: 10_000,
    of: (size) =>
      plan(
        lines(
          size,
          (i) =>
            `[${i === 0 ? "a" : `c${i}`}]\nexten => 1,1,GotoIf($["\${X}" = "\${CALLERID(num)}"]?c${(i * 7) % size},1,1:nowhere${i},1,1)\nsame => n,Gosub(c${i + 1},1,1(\${EXTEN}))`,
        ),
      ),
  },
  {
    name: "arguments without end",
    size: 10_000,
    most: 200_000,
    of: (size) =>
      plan(
        `[a]\nexten => 1,1,Dial(${lines(size, (i) => `SIP/${i}&`).replaceAll("\n", "")})\nsame => n,Set(${"X=1,".repeat(size)})\nsame => n,NoOp(${"(,".repeat(size)})`,
      ),
  },
  {
    name: "applications with passwords",
    size: 250,
    most: 2_000,
    of: (size) =>
      plan(
        `[a]\n${lines(size, (i) => `exten => ${i},1,Authenticate(12${i})\nsame => n,System(rm \${EXTEN})\nsame => n,DISA(no-password,a)\nsame => n,VoiceMailMain(\${EXTEN},s)\nsame => n,Dail(SIP/\${EXTEN},20,tT)`)}`,
      ),
  },
  {
    name: "blocks of numbers in front of a wide pattern",
    size: 600,
    most: 10_000,
    of: (size) =>
      plan(
        `[a]\n${lines(size, (i) => `exten => _900${i}X.,1,Hangup()\nexten => _9[0-${i % 10}]0${i}.,1,Dial(SIP/\${EXTEN}@trunk)`)}\nexten => _9.,1,Dial(SIP/\${EXTEN}@trunk)`,
      ),
    questions: ["9001234@a"],
  },
];
