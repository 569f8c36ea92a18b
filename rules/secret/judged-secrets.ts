import {
  type Estimator,
  type Identity,
  identityFrom,
  identityOf,
  judgeSecret,
  type LiveSecret,
  quotedNames,
  type RelatedPlace,
  type SecretVerdict,
  type Severity,
  type Tree,
  treeWords,
  type Weakness,
} from "@astlint/core";

/** A weak password with the verdict on it. */
export interface WeakSecret {
  readonly secret: LiveSecret;
  readonly verdict: SecretVerdict;
}

const judged = new WeakMap<Tree, WeakMap<Estimator, readonly WeakSecret[]>>();

/** The weak passwords of a tree, hashes and PINs left out; judged once for all rules. */
export function weakSecrets(tree: Tree, estimator: Estimator): readonly WeakSecret[] {
  const byEstimator = judged.get(tree) ?? new WeakMap<Estimator, readonly WeakSecret[]>();
  judged.set(tree, byEstimator);
  let found = byEstimator.get(estimator);
  if (!found) {
    found = tree.secrets.flatMap((secret) => {
      const verdict = judge(secret, treeWords(tree), estimator);
      return verdict ? [{ secret, verdict }] : [];
    });
    byEstimator.set(estimator, found);
  }
  return found;
}

function judge(
  secret: LiveSecret,
  words: readonly string[],
  estimator: Estimator,
): SecretVerdict | undefined {
  if (secret.isHash || secret.role === "pin") return undefined;
  const known = verdictsOf(estimator);
  const who = identity(secret, words);
  const key = [secret.text, ...who.words, ...who.names.map(({ text, what }) => `${text}\t${what}`)].join(
    "\n",
  );
  let verdict = known.get(key);
  if (verdict === undefined) {
    verdict = { verdict: judgeSecret(secret.text, who, estimator) };
    if (known.size >= maxKept) known.clear();
    known.set(key, verdict);
  }
  return verdict.verdict;
}

/** An editor asks about the same passwords with every letter that is typed. */
const verdicts = new WeakMap<Estimator, Map<string, Judged>>();
const maxKept = 50_000;

interface Judged {
  readonly verdict: SecretVerdict | undefined;
}

function verdictsOf(estimator: Estimator): Map<string, Judged> {
  const known = verdicts.get(estimator) ?? new Map<string, Judged>();
  verdicts.set(estimator, known);
  return known;
}

/** How many of those who inherit a password are compared with it. */
const maxCompared = 20;

function identity({ user, holders, service }: LiveSecret, more: readonly string[]): Identity {
  if (user !== undefined) return identityFrom(new Map([[user, "the user name"]]), more);
  const owner = service === "other" ? "the name of the section" : "the account name";
  const all = holders.slice(0, maxCompared).map(({ section }) => identityOf(section, owner, more));
  return { names: all.flatMap(({ names }) => names), words: [...new Set(all.flatMap(({ words }) => words))] };
}

/** What is done to all the accounts of a file in one go. */
const habits: ReadonlySet<Weakness> = new Set(["identity", "placeholder", "short"]);

/**
 * Weak passwords that come from one habit, in the order of the first of each: the same password again and again, or in
 * one file each account's own name, nothing filled in, or ever as few characters.
 */
export function byHabit(
  weak: readonly WeakSecret[],
  severityOf: (weak: WeakSecret) => Severity,
): WeakGroup[] {
  const groups = new Map<string, WeakGroup & { readonly others: WeakSecret[] }>();
  for (const each of weak) {
    const { secret, verdict } = each;
    const severity = severityOf(each);
    const habit = habits.has(verdict.kind) ? secret.place.path : `=${secret.text}`;
    const key = `${severity}\n${verdict.reason}\n${habit}`;
    const group = groups.get(key);
    if (group) group.others.push(each);
    else groups.set(key, { first: each, others: [], severity });
  }
  return [...groups.values()];
}

export interface WeakGroup {
  readonly first: WeakSecret;
  readonly others: readonly WeakSecret[];
  readonly severity: Severity;
}

/** The names of all who have one of the passwords. */
export function holderNames({ first, others }: WeakGroup): string[] {
  return [first, ...others].flatMap(({ secret }) => secret.holders.map(({ name }) => name));
}

const kinds: Readonly<Record<LiveSecret["service"], string>> = {
  ari: "ARI user",
  manager: "AMI user",
  other: "section",
  sip: "SIP account",
  pjsip: "PJSIP auth",
  iax: "IAX account",
};

/** `SIP account '100'`, `AMI users 'a' and 'b'` */
export function accountsNamed(service: LiveSecret["service"], names: readonly string[]): string {
  return `${kinds[service]}${new Set(names).size > 1 ? "s" : ""} ${quotedNames([...new Set(names)])}`;
}

/** More places than usual, because each of them has to be visited. */
const maxPlaces = 30;

/** Where else the password of a group stands, and who inherits it. */
export function groupPlaces({ first, others }: WeakGroup): RelatedPlace[] {
  const inherited = first.secret.holders.filter(({ section }) => section !== first.secret.option.section);
  return limited([
    ...inherited.map(({ name, place }) => ({ at: place, message: `'${name}' inherits it` })),
    ...others.map(({ secret }) => ({
      at: secret.place,
      message: `that of ${quotedNames([...new Set(secret.holders.map(({ name }) => name))])}, too`,
      isSame: true as const,
    })),
  ]);
}

/** The first of many places, the last of them with the number of those left out. */
export function limited(places: readonly RelatedPlace[], max: number = maxPlaces): RelatedPlace[] {
  const last = places[max - 1];
  if (!last || places.length <= max) return [...places];
  return [
    ...places.slice(0, max - 1),
    { ...last, message: `${last.message}, and ${places.length - max} more` },
  ];
}

/** What the weakness of a password means, as the end of a message. */
export function consequenceOf({ severity }: SecretVerdict): string {
  if (severity === "critical") return "scanners try it first";
  return severity === "high" ? "a scanner finds it by trying" : "whoever records one login can work it out";
}
