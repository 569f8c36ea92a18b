import { lines, type Shape, tree } from "./shape.ts";

/** Accounts in such numbers, or so entangled, that a rule which compares them with each other would never end. */
export const accountShapes: readonly Shape[] = [
  {
    name: "endpoints with an auth and an aor each",
    size: 250,
    most: 10_000,
    of: (size) =>
      tree({
        "pjsip.conf": `[transport]\ntype=transport\nprotocol=udp\nbind=0.0.0.0\n${lines(
          size,
          (i) =>
            `[${i}]\ntype=endpoint\ncontext=a\nauth=${i}\naors=${i}\nallow=all\n[${i}]\ntype=auth\nusername=${i}\npassword=${i}\n[${i}]\ntype=aor\nmax_contacts=10`,
        )}`,
        "extensions.conf": "[a]\nexten => _X.,1,Dial(PJSIP/${EXTEN})\n",
      }),
  },
  {
    name: "endpoints that refer to everything and nothing",
    size: 80,
    most: 2_000,
    of: (size) =>
      tree({
        "pjsip.conf": lines(
          size,
          (i) =>
            `[e${i}]\ntype=endpoint\nauth=shared,nobody${i}\naors=missing${i},shared\n[identify${i}]\ntype=identify\nendpoint=e${(i * 7) % size}\nmatch=10.0.0.0/8,10.${i % 256}.0.0/16\n[e${i}]\ntype=endpoint\n[shared]\ntype=aor\n[shared]\ntype=auth\npassword=secret`,
        ),
      }),
  },
  {
    name: "peers with weak secrets",
    size: 120,
    most: 5_000,
    of: (size) =>
      tree({
        "sip.conf": `[general]\ncontext=a\n${lines(size, (i) => `[${i}]\ntype=friend\nhost=dynamic\nsecret=${["1234", String(i), `pass${i}`, "kasperhaus99"][i % 4]}\ninsecure=port,invite`)}`,
        "extensions.conf": "[a]\nexten => _X.,1,Dial(SIP/${EXTEN}@trunk)\n",
      }),
  },
  {
    name: "secrets without end",
    size: 20_000,
    most: 300_000,
    of: (size) =>
      tree({
        "sip.conf": ["a", "ab", "4@", "1!|il", "p4ssw0rd", "19901"]
          .map((part, i) => `[${i}]\ntype=friend\nhost=dynamic\nsecret=${part.repeat(size / part.length)}`)
          .join("\n"),
      }),
  },
  {
    name: "trunks and registrations",
    size: 60,
    most: 600,
    of: (size) =>
      tree({
        "sip.conf": `[general]\n${lines(size, (i) => `register => user${i}:pass${i}@host${i}.example.com/${i}`)}\n${lines(size, (i) => `[trunk${i}]\ntype=peer\nhost=host${i}.example.com\nusername=user${i}\nsecret=pass${i}\ncontext=a`)}`,
        "extensions.conf": `[a]\n${lines(size, (i) => `exten => _${i}X.,1,Dial(SIP/\${EXTEN}@trunk${i})`)}`,
      }),
  },
  {
    name: "users of users.conf",
    size: 80,
    most: 1_000,
    of: (size) =>
      tree({
        "users.conf": `[general]\nhasvoicemail=yes\n${lines(size, (i) => `[${6000 + i}]\nfullname=User ${i}\nsecret=${i}\nhassip=yes\nhasiax=yes\nhasmanager=yes\nvmsecret=${i}\nalternateexts=${7000 + i},${8000 + i}\ncontext=a`)}`,
        "sip.conf": "[general]\n",
        "iax.conf": "[general]\n",
        "manager.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
        "voicemail.conf": "[general]\n",
        "extensions.conf": "[a]\n",
      }),
  },
  {
    name: "a manager user with permit lines without end",
    size: 600,
    most: 20_000,
    of: (size) =>
      tree({
        "manager.conf": `[general]\nenabled=yes\nbindaddr=0.0.0.0\n[admin]\nsecret=admin\nread=all\nwrite=all\n${lines(size, (i) => `${i % 2 === 0 ? "permit" : "deny"}=10.${i >> 16}.${(i >> 8) & 255}.${i & 255}/${8 + (i % 25)}`)}`,
      }),
  },
  {
    name: "manager users",
    size: 150,
    most: 2_000,
    of: (size) =>
      tree({
        "manager.conf": `[general]\nenabled=yes\nbindaddr=0.0.0.0\n${lines(size, (i) => `[admin${i}]\nsecret=admin${i}\npermit=10.0.0.0/8\nread=all\nwrite=all,system,originate`)}`,
      }),
  },
  {
    name: "access lists that all accounts name",
    size: 60,
    most: 800,
    of: (size) =>
      tree({
        "acl.conf": `[big]\n${lines(size, (i) => `permit=10.${i >> 8}.${i & 255}.0/24\ndeny=10.${i >> 8}.${i & 255}.1`)}`,
        "sip.conf": `[general]\n${lines(size, (i) => `[p${i}]\ntype=friend\nhost=dynamic\nsecret=x\nacl=big\nacl=missing${i}`)}`,
        "manager.conf": `[general]\nenabled=yes\nbindaddr=0.0.0.0\n${lines(size, (i) => `[m${i}]\nsecret=x\nacl=big\nwrite=system`)}`,
      }),
  },
  {
    name: "mailboxes",
    size: 700,
    most: 20_000,
    of: (size) =>
      tree({
        "voicemail.conf": `[general]\n[default]\n${lines(size, (i) => `${i} => ${i},User ${i},u${i}@example.com,,attach=yes|callback=a|dialout=a`)}`,
        "extensions.conf": `[a]\n${lines(size, (i) => `exten => ${i},1,VoiceMail(${i}@default)`)}`,
      }),
  },
  {
    name: "IAX2 accounts",
    size: 120,
    most: 2_000,
    of: (size) =>
      tree({
        "iax.conf": `[general]\n${lines(size, (i) => `[i${i}]\ntype=${["user", "peer", "friend"][i % 3]}\nauth=plaintext\nsecret=${i}\ncontext=a\nhost=dynamic`)}`,
        "extensions.conf": "[a]\nexten => _X.,1,Dial(IAX2/${EXTEN})\n",
      }),
  },
  {
    name: "peers of one template",
    size: 100,
    most: 4_000,
    // Each peer has each option of the template: it is their product that grows.
    of: (size) => {
      const side = Math.round(10 * Math.sqrt(size));
      return tree({
        "sip.conf": `[t](!)\ntype=friend\nhost=dynamic\nsecret=1234\n${lines(side, (i) => `setvar=X${i}=${i}`)}\n${lines(side, (i) => `[p${i}](t)`)}`,
      });
    },
  },
  {
    name: "queues, conferences and ARI users",
    size: 150,
    most: 2_000,
    of: (size) =>
      tree({
        "queues.conf": lines(size, (i) => `[q${i}]\ncontext=a\nmember => SIP/${i}`),
        "confbridge.conf": lines(size, (i) => `[b${i}]\ntype=user\npin=12`),
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
        "ari.conf": `[general]\nenabled=yes\n${lines(size, (i) => `[u${i}]\ntype=user\npassword=${i}`)}`,
        "extensions.conf": `[a]\n${lines(size, (i) => `exten => ${i},1,Queue(q${i})\nsame => n,ConfBridge(${i},,b${i})`)}`,
      }),
  },
];
