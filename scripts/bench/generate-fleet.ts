import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Writes so many configurations below a folder, no two alike: some clean, some with much to find, one inside another. */
export function generateFleet(folder: string, count: number): void {
  for (let i = 0; i < count; i++) {
    const root = join(folder, `pbx-${String(i).padStart(4, "0")}`, "etc/asterisk");
    for (const [name, text] of Object.entries(filesOf(i))) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
  }
}

function filesOf(i: number): Record<string, string> {
  const isClean = i % 7 === 0;
  return {
    "modules.conf": "[modules]\nautoload=yes\n",
    "sip.conf": isClean ? cleanSip : sip(i),
    "extensions.conf": extensions(i),
    "manager.conf": manager(i),
    ...(i % 11 === 3 ? { "sip.d/more.conf": account(9000 + i, "sunshine") } : {}),
    ...(i % 50 === 8 ? { "branch/sip.conf": sip(i + 1), "branch/extensions.conf": extensions(i + 1) } : {}),
  };
}

const cleanSip = "[general]\ncontext=unused\nallowguest=no\nalwaysauthreject=yes\n";

function sip(i: number): string {
  const accounts = Array.from({ length: 5 + ((i * 13) % 60) }, (_, index) =>
    account(100 + index, index % 9 === 0 ? String(100 + index) : `Xk9${i}-${index * 7919}-pQz`),
  );
  const include = i % 11 === 3 ? "#include sip.d/*.conf\n" : "";
  return `[general]\ncontext=guests\nallowguest=${i % 3 === 0 ? "yes" : "no"}\n\n${accounts.join("")}${include}`;
}

function account(name: number, secret: string): string {
  return `[${name}]\ntype=friend\nhost=dynamic\ncontext=office\nsecret=${secret}\n\n`;
}

function extensions(i: number): string {
  const lines = Array.from(
    { length: 20 + ((i * 31) % 400) },
    (_, index) => `exten => ${1000 + index},1,Dial(SIP/${100 + (index % 60)},30)\n same => n,Hangup()\n`,
  );
  const way = i % 5 === 0 ? "include => office\n" : "";
  return `[guests]\n${way}exten => s,1,Hangup()\n\n[office]\nexten => _0.,1,Dial(SIP/trunk/\${EXTEN:1})\n${lines.join("")}`;
}

function manager(i: number): string {
  const address = i % 4 === 0 ? "0.0.0.0" : "127.0.0.1";
  return `[general]\nenabled=yes\nbindaddr=${address}\n\n[admin]\nsecret=${i % 6 === 0 ? "amp111" : `Zu7-${i}-mmQ2k-88x`}\nread=all\nwrite=all\n`;
}
