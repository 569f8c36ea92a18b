import { expect, test } from "vitest";
import { Document } from "../config/document.ts";
import { decode } from "../text/source-text.ts";
import { secretSpans, secretsInLine } from "./secret-spans.ts";

/** The text with every secret between angle brackets. */
function marked(text: string, path = "sip.conf"): string {
  const document = new Document(path, text);
  let result = "";
  let from = 0;
  for (const { start, end } of secretSpans(document)) {
    result += `${text.slice(from, start)}<${text.slice(start, end)}>`;
    from = end;
  }
  return result + text.slice(from);
}

test.each([
  ["secret=abc", "secret=<abc>"],
  ["secret = a b ; note", "secret = <a b> ; note"],
  ["Secret=>abc", "Secret=><abc>"],
  ["secret += abc", "secret += <abc>"],
  ["md5secret=0123", "md5secret=<0123>"],
  ["remotesecret=abc", "remotesecret=<abc>"],
  ["secret=a\\;b", "secret=<a\\;b>"],
  ["secret=a ;-- no --; b", "secret=<a ;-- no --; b>"],
  ["secret=ab;cd", "secret=<ab;cd>"],
  ["secret=7001;", "secret=<7001>;"],
  ["secret=", "secret="],
  ["fullname=secret", "fullname=secret"],
  ["vm-password=vm-password", "vm-password=vm-password"],
  ["minpassword=6", "minpassword=6"],
  ["passwordlocation=spooldir", "passwordlocation=spooldir"],
  ["requirecalltoken=yes", "requirecalltoken=yes"],
  ["tlsprivatekey=/etc/asterisk/keys/a.pem", "tlsprivatekey=/etc/asterisk/keys/a.pem"],
  ["bypass=1234", "bypass=1234"],
  ["inbound_auth/password = abc", "inbound_auth/password = <abc>"],
  ["userpwd=user:abc", "userpwd=user:<abc>"],
  ["sercet=abc", "sercet=<abc>"],
  ["se cret=abc", "se cret=<abc>"],
  ["pasword=abc", "pasword=<abc>"],
  ["secure=abc", "secure=abc"],
  ["passport=abc", "passport=abc"],
  ["clave=abc", "clave=<abc>"],
  ["secret abc", "secret <abc>"],
  ["the secret of this account", "the secret of this account"],
  ["secret=abc ; was old99pw, room 7", "secret=<abc> ; was <old99pw>, room 7"],
])("%s", (text, expected) => {
  expect(marked(`[x]\n${text}\n`)).toBe(`[x]\n${expected}\n`);
});

test.each([
  ["register => 2345:abc@host/1234", "register => 2345:<abc>@host/1234"],
  ["register => 2345@host", "register => 2345@host"],
  [
    "register => tls://name@dom:abc:auth@host:5061/x~60",
    "register => tls://name@dom:<abc>:auth@host:5061/x~60",
  ],
  ["register => peer?name@dom:4321:abc:auth@host", "register => peer?name@dom:4321:<abc>:auth@host"],
  ["register => 3456@mydomain:5082::@host", "register => 3456@mydomain:5082::@host"],
  ['register => name:"a:c"@host', 'register => name:"<a:c>"@host'],
  ["register => name:a@c@host", "register => name:<a@c>@host"],
  ["mwi => 1234:abc:user@host:6969/1234", "mwi => 1234:<abc>:user@host:6969/1234"],
  ["auth=mark:abc@realm", "auth=mark:<abc>@realm"],
  ["auth=mark#0123456789@realm", "auth=mark#<0123456789>@realm"],
  ["auth=md5,plaintext", "auth=md5,plaintext"],
])("%s", (text, expected) => {
  expect(marked(`[general]\n${text}\n`)).toBe(`[general]\n${expected}\n`);
});

test.each([
  [";secret=abc", ";secret=<abc>"],
  ["; secret = abc ; why", "; secret = <abc> ; why"],
  [";;  register => 2345:abc@host/1", ";;  register => 2345:<abc>@host/1"],
  ["; set secret=abc, then reload", "; set secret=<abc>, then reload"],
  ["type=friend ; password: abc", "type=friend ; password: <abc>"],
  [";-- secret=abc --;", ";-- secret=<abc> --;"],
  ["; the secret of this account", "; the secret of this account"],
  ["; 100 => 1234,Alice", "; 100 => <1234>,Alice"],
  ["[bob] ; pw hunter2", "[bob] ; pw <hunter2>"],
  ["; the password is h4nter, do not tell", "; the password is <h4nter>, do not tell"],
  ["; a PIN of 6 digits", "; a PIN of 6 digits"],
])("in a comment: %s", (text, expected) => {
  expect(marked(`[x]\n${text}\n`)).toBe(`[x]\n${expected}\n`);
});

test("secrets of a block comment are found line by line", () => {
  expect(marked("[x]\n;--\nsecret=abc\n--;\nsecret=de\n")).toBe("[x]\n;--\nsecret=<abc>\n--;\nsecret=<de>\n");
});

test.each([
  ["100 => 1234,Alice,a@example.com,,attach=no", "100 => <1234>,Alice,a@example.com,,attach=no"],
  ["100 => -1234,Alice", "100 => -<1234>,Alice"],
  ["100 = 1234", "100 = <1234>"],
  ["100 => ,Alice", "100 => ,Alice"],
  [
    "4324 => 7764,R,r@x.us,,imapuser=e|imappassword=g3t|x=y",
    "4324 => <7764>,R,r@x.us,,imapuser=e|imappassword=<g3t>|x=y",
  ],
  ["100@devices = 100@default", "100@devices = 100@default"],
])("in voicemail.conf: %s", (text, expected) => {
  expect(marked(`[default]\n${text}\n`, "voicemail.conf")).toBe(`[default]\n${expected}\n`);
});

test.each(["general", "zonemessages"])("the section [%s] of voicemail.conf has no mailboxes", (section) => {
  const text = `[${section}]\nformat=wav49|gsm\neuropean=Europe/Copenhagen|'vm-received' a d b\n`;
  expect(marked(text, "voicemail.conf")).toBe(text);
});

test("a mailbox is known by its looks in a file of another name", () => {
  expect(marked("100 => 1234,Alice\nexten => s,1,Answer\n", "custom/boxes.inc")).toBe(
    "100 => <1234>,Alice\nexten => s,1,Answer\n",
  );
});

test.each([
  ["exten => s,1,Authenticate(1234)", "exten => s,1,Authenticate(<1234>)"],
  ["exten => s,1,Authenticate(/etc/pins)", "exten => s,1,Authenticate(/etc/pins)"],
  ["exten => s,1,Authenticate(${PIN})", "exten => s,1,Authenticate(${PIN})"],
  ["same => n,DISA(1234,outside)", "same => n,DISA(<1234>,outside)"],
  ["same => n,DISA(no-password,outside)", "same => n,DISA(no-password,outside)"],
  ["exten => s,1,DISA,1234|outside", "exten => s,1,DISA,<1234>|outside"],
  ["same => n,MeetMe(100,i,4321)", "same => n,MeetMe(100,i,<4321>)"],
  ["same => n,Dial(IAX2/user:abc@host/${EXTEN:1})", "same => n,Dial(IAX2/user:<abc>@host/${EXTEN:1})"],
  ["same => n,Dial(PJSIP/trunk/sip:${EXTEN}@host)", "same => n,Dial(PJSIP/trunk/sip:${EXTEN}@host)"],
  ["same => n,Dial(PJSIP/trunk/sip:100@host)", "same => n,Dial(PJSIP/trunk/sip:100@host)"],
  ["same => n,Set(X=${CURL(https://user:abc@host/)})", "same => n,Set(X=${CURL(https://user:<abc>@host/)})"],
  [
    "same => n,Set(X=${CURL(https://host/?token=abc&n=1)})",
    "same => n,Set(X=${CURL(https://host/?token=<abc>&n=1)})",
  ],
  ["same => n,Set(CURLOPT(userpwd)=user:abc)", "same => n,Set(CURLOPT(userpwd)=<user:abc>)"],
  ["same => n,Set(CONFBRIDGE(user,pin)=4321)", "same => n,Set(CONFBRIDGE(user,pin)=<4321>)"],
  ['same => n,GotoIf($["${PIN}" = "4321"]?ok)', 'same => n,GotoIf($["${PIN}" = "<4321>"]?ok)'],
  ["same => n,Set(PIN=${ARG1})", "same => n,Set(PIN=${ARG1})"],
  [
    "same => n,MYSQL(Connect id localhost user abc db)",
    "same => n,MYSQL(Connect id localhost user <abc> db)",
  ],
  ["same => n,System(curl -u user:abc https://host)", "same => n,System(curl -u user:<abc> https://host)"],
  ["same => n,System(mysql -u root -pabc cdr)", "same => n,System(mysql -u root -p<abc> cdr)"],
  ["same => n,System(mysql -u root -p cdr)", "same => n,System(mysql -u root -p cdr)"],
  ["same => n,System(sshpass -p abc ssh host)", "same => n,System(sshpass -p <abc> ssh host)"],
  ["same => n,System(wget --password abc host)", "same => n,System(wget --password <abc> host)"],
  ["same => n,System(smbclient //a/b -U user%abc)", "same => n,System(smbclient //a/b -U user%<abc>)"],
  ["same => n,System(echo 'abc' | sudo -S reboot)", "same => n,System(echo '<abc>' | sudo -S reboot)"],
  [
    'same => n,System(curl -H "Authorization: Bearer abc" host)',
    'same => n,System(curl -H "Authorization: Bearer <abc>" host)',
  ],
  [
    "same => n,Set(X=${CURL(https://host/?key=abc&n=1)})",
    "same => n,Set(X=${CURL(https://host/?key=<abc>&n=1)})",
  ],
  ["same => n,Set(X=mysql://user:a/b?c@host/db)", "same => n,Set(X=mysql://user:<a/b?c>@host/db)"],
  ["same => n,Set(X=http://host:8088/a@b)", "same => n,Set(X=http://host:8088/a@b)"],
  ["same => n,Set(senha=abc)", "same => n,Set(senha=<abc>)"],
  ["exten => 1,n(pw),Answer()", "exten => 1,n(pw),Answer()"],
  ["ADMIN_PIN=4321", "ADMIN_PIN=<4321>"],
  ["TRUNK_SECRET=abc", "TRUNK_SECRET=<abc>"],
])("in a dialplan: %s", (text, expected) => {
  expect(marked(`[x]\n${text}\n`, "extensions.conf")).toBe(`[x]\n${expected}\n`);
});

test.each([
  ['GotoIf($["${code}" = "1234"]?ok)', 'GotoIf($["${code}" = "<1234>"]?ok)'],
  ['GotoIf($["${code}" != "1234"]?no)', 'GotoIf($["${code}" != "<1234>"]?no)'],
  ["GotoIf($[${CODE}=1234]?ok)", "GotoIf($[${CODE}=<1234>]?ok)"],
  ['GotoIf($["1234" = "${code}"]?ok)', 'GotoIf($["<1234>" = "${code}"]?ok)'],
  [
    'GotoIf($["${code}" = "1234" | "${code}" = "5678"]?ok)',
    'GotoIf($["${code}" = "<1234>" | "${code}" = "<5678>"]?ok)',
  ],
  ['GotoIf($["${code}" = "1"]?one)', 'GotoIf($["${code}" = "1"]?one)'],
  ['GotoIf($["${EXTEN}" = "1234"]?ok)', 'GotoIf($["${EXTEN}" = "1234"]?ok)'],
  ['GotoIf($["${PIN}" != "4321"]?no)', 'GotoIf($["${PIN}" != "<4321>"]?no)'],
  ['GotoIf($["4321" = "${PIN}"]?ok)', 'GotoIf($["<4321>" = "${PIN}"]?ok)'],
])("what is compared with what callers type: %s", (step, expected) => {
  const text = (line: string): string =>
    `[x]\nexten => 1,1,Read(code,enter-pin,4)\n same => n,${line}\n;same => n,${line}\n`;
  expect(marked(text(step), "extensions.conf")).toBe(text(expected));
});

test("a variable that nobody reads from callers is compared with no code", () => {
  const text = '[x]\nexten => 1,1,GotoIf($["${code}" = "1234"]?ok)\n';
  expect(marked(text, "extensions.conf")).toBe(text);
});

test("bytes over 127 count as one character each", () => {
  const source = decode(Uint8Array.from([...new TextEncoder().encode("[x]\nsecret=a"), 0xe9, 0x62, 0x0a]));
  expect(secretSpans(new Document("sip.conf", source))).toEqual([{ start: 11, end: 14 }]);
});

test("the secret of a filter in a header is one, too", () => {
  expect(marked("[x](+secret=abc)\n")).toBe("[x](+secret=<abc>)\n");
});

test("long hostile lines are read to their end", () => {
  for (const part of [
    "secret",
    "secret=",
    'pin="',
    "disa(",
    "://a:",
    "a:b@",
    "mysql(connect a ",
    " -u a",
    "pin}",
    "mysql -p",
    "mysql ",
    "://a:b",
    "pw a",
    "sudo",
    "echo a",
    " -U a",
  ]) {
    const document = new Document("sip.conf", `[x]\na=${part.repeat(200_000)}\n;${part.repeat(200_000)}\n`);
    const spans = secretSpans(document);
    expect(spans.every(({ start, end }) => start < end && end <= document.text.length)).toBe(true);
  }
});

test("line by line the same secrets are found", () => {
  const text = "[general]\n100 => 1,A\n[default]\n100 => 1234,A\nsecret=a;b\n;secret=c\n\n";
  for (const path of ["voicemail.conf", "sip.conf"]) {
    const document = new Document(path, text);
    const lines = Array.from({ length: document.lineCount }, (_, line) => secretsInLine(document, line));
    expect(lines.flat()).toEqual(secretSpans(document));
  }
});
