import type { Severity } from "../lint/severity.ts";
import { isPlaceholder } from "../model/values.ts";
import type { Estimator } from "./estimator.ts";
import type { Identity } from "./identity.ts";
import { isInstruction, knownSecret } from "./known-secrets.ts";
import { withoutLeet } from "./leet.ts";
import { looksRandom } from "./looks-random.ts";
import { bruteForceLog10, describeLength } from "./plain-estimator.ts";
import { isPeriodic, isSequence, looksGenerated } from "./randomness.ts";

/** What makes a password weak: it follows from the account, everybody knows it, it can be guessed, it is short. */
export type Weakness = "identity" | "placeholder" | "guessable" | "short";

/** Why a password is weak, without the password. */
export interface SecretVerdict {
  readonly kind: Weakness;
  readonly severity: Exclude<Severity, "info">;
  /** To follow after the name of the password: `equals the account name`. */
  readonly reason: string;
  /** Guesses it holds out against, as a power of ten. */
  readonly guessesLog10: number;
}

/** Passwords of machines have at least this many characters. */
const minSecretLength = 12;

/** Guesses, as powers of ten, that one evening of trying to log in takes, … */
const tryable = 4;
/** … that weeks of trying take, or a second for whoever has recorded one login, … */
const recordable = 8;
/** … that a recorded login withstands for minutes, … */
const crackable = 12;
/** … and that are enough. */
const enough = 14;

/** Whoever tries all passwords one after the other finds the right one half way, on average. */
const half = Math.log10(2);

/**
 * Judges the password of an account. Undefined when nothing is wrong with it, and for what a template engine fills in
 * later. The estimator is asked only where nothing cheaper decides.
 */
export function judgeSecret(
  secret: string,
  identity: Identity,
  estimator: Estimator,
): SecretVerdict | undefined {
  if (secret === "" || isPlaceholder(secret)) return undefined;
  const cheap =
    judgeUnfilled(secret) ??
    judgeIdentity(secret, identity) ??
    judgeKnown(secret) ??
    judgePattern(secret) ??
    judgeLength(secret);
  if (cheap || looksGenerated(secret) || looksRandom(secret, identity.words)) return cheap;
  const { guessesLog10, reason } = estimator.estimate(secret, identity.words);
  const guesses = Math.min(guessesLog10, bruteForceLog10(secret));
  const isShort = secret.length < minSecretLength;
  if (guesses >= enough && !isShort) return undefined;
  const isOnlyShort = guesses >= recordable || reason === describeLength(secret);
  if (isShort && isOnlyShort) return verdict("short", guesses, describeLength(secret));
  return verdict("guessable", guesses, reason === describeLength(secret) ? "is not random enough" : reason);
}

function verdict(kind: Weakness, guessesLog10: number, reason: string): SecretVerdict {
  return { kind, severity: severityOf(guessesLog10), reason, guessesLog10 };
}

function severityOf(guessesLog10: number): SecretVerdict["severity"] {
  if (guessesLog10 < tryable) return "critical";
  if (guessesLog10 < recordable) return "high";
  return guessesLog10 < crackable ? "medium" : "low";
}

/** `VONO_PASSWORD` in [vono] says that a password is to come, and not that somebody has taken the name for one. */
function judgeUnfilled(secret: string): SecretVerdict | undefined {
  return isInstruction(secret) ? judgeKnown(secret) : undefined;
}

function judgeKnown(secret: string): SecretVerdict | undefined {
  const known = knownSecret(secret);
  if (!known) return undefined;
  return verdict(known.kind === "common" ? "guessable" : "placeholder", 2, known.reason);
}

/** Names that the password is, turned around or with a little added. */
function judgeIdentity(secret: string, { names }: Identity): SecretVerdict | undefined {
  const text = secret.toLowerCase();
  const reversed = [...text].reverse().join("");
  const plain = withoutLeet(secret);
  let worst: SecretVerdict | undefined;
  for (const { text: given, what } of names) {
    const name = given.toLowerCase();
    if (name === "") continue;
    if (text === name) return verdict("identity", 1, `equals ${what}`);
    const found = compare(text, reversed, plain, name, what);
    if (found && (!worst || found.guessesLog10 < worst.guessesLog10)) worst = found;
  }
  return worst;
}

function compare(
  text: string,
  reversed: string,
  plain: string,
  name: string,
  what: string,
): SecretVerdict | undefined {
  if (name.length < 2) return undefined;
  if (reversed === name) return verdict("identity", 1.5, `is ${what} backwards`);
  if (text.length === name.length * 2 && text === name + name)
    return verdict("identity", 1.5, `is ${what} twice`);
  const isNumber = /^[0-9]+$/.test(name);
  if (!isNumber && name.length >= 4 && plain === withoutLeet(name)) {
    return verdict("identity", 2, `is ${what} with letters replaced`);
  }
  const rest = restAround(text, name);
  if (rest === undefined) return undefined;
  const core = rest.replace(/[^a-z0-9]+/g, "");
  if ((core === "" && rest.length <= 2) || affixes.has(core) || isSequence(core) || yearAlone.test(core)) {
    return verdict("identity", 3, `is ${what} with a usual addition`);
  }
  const withoutYear = core.replace(year, "");
  const hasYear = withoutYear !== core;
  if (hasYear ? withoutYear.length > 2 || rest.length > 8 : rest.length > 4) return undefined;
  const added = hasYear ? 3 + bruteForceLog10(withoutYear) : 1.5 + bruteForceLog10(rest);
  return verdict("identity", added, `is ${what} with little added`);
}

/** What a password has besides a name at its start or end, or besides one of four and more characters within. */
function restAround(text: string, name: string): string | undefined {
  if (name.length < 3) return undefined;
  if (text.startsWith(name)) return text.slice(name.length);
  if (text.endsWith(name)) return text.slice(0, -name.length);
  const at = name.length < 4 ? -1 : text.indexOf(name);
  return at < 0 ? undefined : text.slice(0, at) + text.slice(at + name.length);
}

const year = /(?:19[5-9]|20[0-3])[0-9]/;
const yearAlone = new RegExp(`^${year.source}$`);

/** What people put before or after a name to make a password of it. */
const affixes: ReadonlySet<string> = new Set(
  (
    "1 12 1234 12345 0 00 000 01 99 007 a b x pass password passwd passwort parol parola senha clave haslo mdp pw pwd secret sip voip ext exten extension phone " +
    "tel user asterisk pbx pin abc test admin my the trunk"
  ).split(" "),
);

/** Digits only, one character or piece over and over, counting: judged without any dictionary. */
function judgePattern(secret: string): SecretVerdict | undefined {
  if (isSequence(secret))
    return verdict("guessable", 2, secret[0] === secret[1] ? "is one character repeated" : "is a sequence");
  if (isPeriodic(secret))
    return verdict("guessable", 1 + Math.min(4, secret.length / 4), "is one piece repeated");
  if (!/^[0-9]+$/.test(secret)) return undefined;
  if (isDate(secret)) return verdict("guessable", 4.5, "is a date");
  if (secret.length >= 16) return undefined;
  return verdict(
    secret.length < minSecretLength ? "short" : "guessable",
    secret.length - half,
    describeLength(secret),
  );
}

/** So short that no choice of characters helps. */
function judgeLength(secret: string): SecretVerdict | undefined {
  const bound = bruteForceLog10(secret) - half;
  return bound < recordable ? verdict("short", bound, describeLength(secret)) : undefined;
}

/** A year of 1940 to 2039 with a day and a month before or after it, or six digits that are a day, a month and a year. */
function isDate(digits: string): boolean {
  if (digits.length === 6) return isDayAndMonth(digits.slice(0, 4)) || isDayAndMonth(digits.slice(2));
  if (digits.length !== 8) return false;
  return (
    (isYear(digits.slice(4)) && isDayAndMonth(digits.slice(0, 4))) ||
    (isYear(digits.slice(0, 4)) && isDayAndMonth(digits.slice(4)))
  );
}

function isYear(digits: string): boolean {
  const year = Number(digits);
  return year >= 1940 && year < 2040;
}

function isDayAndMonth(digits: string): boolean {
  const first = Number(digits.slice(0, 2));
  const second = Number(digits.slice(2));
  return first > 0 && second > 0 && first <= 31 && second <= 31 && Math.min(first, second) <= 12;
}
