import type { Span } from "../text/span.ts";
import { isHarmlessValue, isSecretName } from "./secret-options.ts";

/**
 * Secrets that stand literally in a line of any text: values given to names that sound secret, `user:password@` of
 * URLs and dial strings, and what applications of the dialplan are told to ask callers for. Rather over-cautious than
 * complete, because its purpose is not to show them.
 */
export function literalSecrets(line: string): Span[] {
  return mark.test(line)
    ? [...assignedSecrets(line), ...userinfoSecrets(line), ...argumentSecrets(line)]
    : [];
}

/** What a line without secrets hardly ever has. */
const mark =
  /secret|pass|pwd?|pin|token|key=|api.?key|credential|md5_cred|auth|@|disa|meetme|connect|-u| -p|sudo|clave|senha|contrase/i;

const word = /[A-Za-z0-9_/.-]+/g;
/** Longer words are no names, but something encoded. */
const maxNameLength = 100;

/** `NAME=value`, `NAME: value`, `"${NAME}" = "value"`, `FUNCTION(name)=value` with a name that sounds secret. */
function assignedSecrets(line: string): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const match of line.matchAll(word)) {
    if (match.index < from || match[0].length > maxNameLength || !isSecretName(match[0].toLowerCase()))
      continue;
    const start = afterOperator(line, match.index + match[0].length);
    const span = start === undefined ? undefined : literalValue(line, start);
    if (!span || isHarmlessValue(line.slice(span.start, span.end))) continue;
    found.push(span);
    from = span.end;
  }
  return found;
}

/** Where the value after a name starts: past closing brackets and quotes and one of `= => == != += := :`. */
function afterOperator(line: string, from: number): number | undefined {
  const [all] =
    /^[ \t}\])"']{0,8}(?:=>|[!=]?=|\+=|:=?)(?!\/\/)[ \t]*/.exec(line.slice(from, from + 200)) ?? [];
  return all === undefined ? undefined : from + all.length;
}

/** A value up to its closing quote, or up to what ends a word in a dialplan, a URL or a sentence. */
function literalValue(line: string, start: number): Span | undefined {
  const quote = line[start];
  if (quote === '"' || quote === "'") {
    const close = line.indexOf(quote, start + 1);
    if (close > start + 1) return { start: start + 1, end: close };
  }
  let end = start;
  while (end < line.length && line.charCodeAt(end) > 32 && !`,;)]|&"'`.includes(line[end] ?? ",")) end++;
  return end > start ? { start, end } : undefined;
}

const boundaries = " \t/&(),|\"'=<>{}[]?;";
/** Words before a colon that are no user names. */
const schemes: ReadonlySet<string> = new Set([
  "sip",
  "hint",
  "sips",
  "tel",
  "mailto",
  "email",
  "mail",
  "e-mail",
  "pres",
  "xmpp",
]);

/** `user:password@host`, whatever stands before it. */
function userinfoSecrets(line: string): Span[] {
  const found: Span[] = [];
  let from = 0;
  let colon = -1;
  for (let i = 0; i < line.length; i++) {
    const character = line[i] ?? " ";
    if (character === ":" && colon < 0) {
      if (schemes.has(line.slice(from, i).toLowerCase())) from = i + 1;
      else colon = i;
    } else if (character === "@") {
      if (colon > from && i > colon + 1) found.push({ start: colon + 1, end: i });
      from = i + 1;
      colon = -1;
    } else if (boundaries.includes(character)) {
      from = i + 1;
      colon = -1;
    }
  }
  return found;
}

/** Arguments of applications and programs, and words of comments, that are secrets; the last group, with which the match ends, is the secret. Every part has its bounds. */
const secretArguments: readonly RegExp[] = [
  /\b(?:authenticate|disa)[(,|]([^,|)]{1,120})/gi,
  /\bmeetme[(,|](?:[^,|)]{0,80}[,|]){2}([^,|)]{1,80})/gi,
  /\bmysql\(connect (?:[^ )]{1,80} ){3}([^ )]{1,80})/gi,
  / (?:-u|--user)[ =][^: ]{1,80}:([^ )]{1,120})/g,
  /\bmysql[a-z]{0,10} [^|;]{0,120}? -p([^ )]{1,120})/g,
  /\bsshpass -p ?([^ )]{1,120})/g,
  / --[a-z-]{0,20}pass(?:word|wd)? ([^ )]{1,120})/g,
  / -U ?[^ %]{1,80}%([^ )]{1,120})/g,
  /\becho ["']?([^ "'|]{1,80})(?=["']? {0,4}\| {0,4}sudo -S)/g,
  /\bauthorization: {0,4}[a-z]{1,20} ([^ "')]{1,400})/gi,
  /[?&]key=([^ "')&,]{1,200})/gi,
  // A slash ends the name of a host, and yet stands in passwords; after a port it begins the path.
  /:\/\/[^ :/?#@]{1,80}:(?![0-9]{1,5}\/)([^ @,]{1,120})(?=@)/g,
  // In a sentence only what has a digit: `the password is of no use` holds none.
  /\b(?:secret|password|passwd|pass|pw|pin|clave|senha)(?: is| was)? (?=[^ ,;)]{0,60}[0-9])([^ ,;)]{4,60})/gi,
];

/**
 * `Authenticate(pin)`, `DISA(pin,…)`, `MeetMe(room,options,pin)`, `MYSQL(Connect id host user password …)`,
 * `curl -u user:password`, `mysql -ppassword`, `https://user:pass/word@host`, `; password hunter2` and the like.
 */
function argumentSecrets(line: string): Span[] {
  const found: Span[] = [];
  for (const pattern of secretArguments) {
    for (const match of line.matchAll(pattern)) {
      const secret = match.at(-1) ?? "";
      const end = match.index + match[0].length;
      if (isLiteral(secret)) found.push({ start: end - secret.length, end });
    }
  }
  return found;
}

/** Not a file or database with PINs, not a variable, not the word for none at all. */
function isLiteral(value: string): boolean {
  const text = value.trim().toLowerCase();
  return text !== "" && !text.startsWith("/") && !text.includes("${") && text !== "no-password";
}
