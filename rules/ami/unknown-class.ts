import {
  firstPlaces,
  isFalse,
  type ManagerClass,
  type ManagerRights,
  type ManagerUser,
  managerClasses,
  nearestName,
  type Option,
  type Place,
  quotedNames,
  type Rule,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "ami/unknown-class",
  summary: "A right of an AMI user is none that Asterisk knows",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [1288],
  since: "0.1.0",
  references: ["main/manager.c: get_perm(), ast_instring()"],
  docs: {
    what: "A word in `read` or `write` of an AMI user is no class of rights: misspelt, with a dot in place of the comma, with a blank after the comma, or in capitals.",
    why: "Asterisk passes over such a word without a line in its log. The user lacks the right, and its program is refused what it was meant to do, or sees no events.",
    how: "Write the classes in lower case with commas and no blanks: `read=system,call,log`. `manager show user NAME` on the console shows what a user has.",
    breaks: "The user gets rights that it did not have so far; check first that it needs them.",
    ignore: "Never; delete what is not meant.",
  },
  examples: [
    {
      title: "A dot, a blank, a slip and capitals",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0
          permit=127.0.0.1/32
          read=call.log,agent            ; ~ low "'call.log' in 'read' of AMI user 'crm' is no class of rights, so that it gives nothing"
          write=agent, user,Call,repoting,cdr
          ;     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low "' user', 'Call' and 'repoting' in 'write' of AMI user 'crm' are no classes of rights, so that they give nothing; 'user', 'call' and 'reporting' are probably meant"
        `,
      },
    },
    {
      title: "All classes, none, the start of a class, and a list that ends with a comma",
      good: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0
          permit=127.0.0.1/32
          read=all
          write=agent,dial,call,
          [wall]
          secret=uR4nYz7Wq2sLmB9d
          deny=0.0.0.0/0
          permit=127.0.0.1/32
          read=none
          ;write=cal
          write=no
          [desk]
          secret=pT9cVx3Wq8sKmZ2f
          deny=0.0.0.0/0
          permit=127.0.0.1/32
          write=\${CLASSES}
        `,
      },
    },
    { title: "AMI is off", good: { "manager.conf": "[general]\nenabled=no\n[a]\nsecret=x\nread=cal,log\n" } },
  ],
  check({ tree, report }) {
    const byOption = new Map<Option, { words: readonly string[]; users: ManagerUser[] }>();
    for (const user of tree.manager?.users ?? []) {
      for (const { option, unknownWords: words } of rightsOf(user)) {
        if (!option || words.length === 0 || words.some(isComputed) || isFalse(option.value)) continue;
        const known = byOption.get(option);
        if (known) known.users.push(user);
        else byOption.set(option, { words, users: [user] });
      }
    }
    for (const [option, { words, users }] of byOption) {
      const [first, ...others] = users;
      if (!first) continue;
      report({
        at: option.valuePlace,
        message: messageFor(option, words, first),
        related: firstPlaces(others.map(({ name, namePlace }) => inheritor(name, namePlace))),
        fixes: [{ title: "Name the classes that the program needs", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

function rightsOf({ read, write, canLogIn }: ManagerUser): ManagerRights[] {
  return canLogIn ? [read, write] : [];
}

function isComputed(word: string): boolean {
  return word.includes("{") || word.includes("<");
}

function messageFor(option: Option, words: readonly string[], { name }: ManagerUser): string {
  const what = `${quotedNames(words)} in '${option.name}' of AMI user '${name}'`;
  const nothing =
    words.length > 1
      ? "are no classes of rights, so that they give nothing"
      : "is no class of rights, so that it gives nothing";
  const meant = words.map(meantBy);
  if (meant.some((each) => each === undefined)) return `${what} ${nothing}`;
  return `${what} ${nothing}; ${quotedNames(meant.map(String))} ${words.length > 1 ? "are" : "is"} probably meant`;
}

function meantBy(word: string): ManagerClass | undefined {
  const plain = word.trim().toLowerCase();
  const nearest = nearestName(plain, managerClasses);
  return managerClasses.find((name) => name === plain) ?? managerClasses.find((name) => name === nearest);
}

function inheritor(name: string, at: Place): { readonly at: Place; readonly message: string } {
  return { at, message: `AMI user '${name}' has it, too` };
}
