import { mkdirSync, writeFileSync } from "node:fs";

/** The shape of a generated dialplan: many contexts of a few extensions, or one context with everything. */
export type Shape = "contexts" | "one-context";

/** Writes a configuration tree of about so many dialplan lines, with up to 200 phones and what a site has beside them. */
export function generateTree(folder: string, lines: number, shape: Shape): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/extensions.conf`, dialplan(lines, shape));
  writeFileSync(`${folder}/sip.conf`, phones(Math.min(Math.ceil(lines / 100), 200)));
  writeFileSync(`${folder}/modules.conf`, "[modules]\nautoload=yes\nnoload => chan_pjsip.so\n");
}

const linesPerExtension = 8;
const extensionsPerContext = 20;

function dialplan(lines: number, shape: Shape): string {
  const parts = ["[general]\nstatic=yes\nwriteprotect=yes\n\n[globals]\nTRUNK=SIP/provider\n"];
  const count = Math.max(1, Math.round(lines / linesPerExtension));
  for (let index = 0; index < count; index++) {
    if (shape === "one-context" ? index === 0 : index % extensionsPerContext === 0) {
      parts.push(`\n; department ${index}\n[department-${index}]\ninclude => parkedcalls\n`);
    }
    parts.push(extension(shape === "one-context" ? 100_000 + index : 1000 + (index % extensionsPerContext)));
  }
  return parts.join("");
}

function extension(number: number): string {
  return `exten => ${number},1,NoOp(Call for \${EXTEN} from \${CALLERID(num)})
 same => n,Set(TIMEOUT(absolute)=3600)
 same => n,Dial(SIP/desk-${number},20,t)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?busy)
 same => n,VoiceMail(${number}@default,u)
 same => n,Hangup()
 same => n(busy),VoiceMail(${number}@default,b)
 same => n,Hangup()
`;
}

function phones(count: number): string {
  const parts = [
    "[general]\ncontext=nobody\nallowguest=no\nalwaysauthreject=yes\n\n[desk](!)\ntype=friend\nhost=dynamic\n",
  ];
  for (let index = 0; index < count; index++)
    parts.push(`\n[desk-${1000 + index}](desk)\nsecret=${secret(index)}\n`);
  return parts.join("");
}

/** A long secret that differs from phone to phone and is the same in every run. */
function secret(seed: number): string {
  const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
  let state = seed * 2654435761 + 12345;
  let text = "";
  for (let i = 0; i < 20; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    text += alphabet[(state >>> 8) % alphabet.length];
  }
  return text;
}
