import {
  accessList,
  isSampleSecret,
  judgePin,
  type LiveSecret,
  milder,
  type RuleContext,
  type SecretVerdict,
  type Severity,
  type Tree,
  type Weakness,
} from "@astlint/core";
import {
  accountsNamed,
  byHabit,
  consequenceOf,
  groupPlaces,
  holderNames,
  type WeakGroup,
  type WeakSecret,
  weakSecrets,
} from "./judged-secrets.ts";

/** Reports those weak passwords that no rule of their own speaks about and that are weak in this way. */
export function reportWeak({ tree, estimator, report }: RuleContext, kind: Weakness): void {
  const weak = [...weakSecrets(tree, estimator), ...weakPins(tree)].filter(
    ({ secret, verdict }) => verdict.kind === kind && !hasOwnRule(secret),
  );
  for (const group of byHabit(weak, (each) => severityOf(tree, each))) {
    if (group.severity === "info") continue;
    const { secret, verdict } = group.first;
    report({
      at: secret.place,
      message: `${describe(group)} ${verdict.reason}: ${whyOf(secret, verdict)}`,
      severity: group.severity,
      confidence: verdict.kind === "guessable" ? "heuristic" : "certain",
      label: verdict.reason,
      related: groupPlaces(group),
      members: holderNames(group),
      fixes: [{ title: "Set a long random secret", applicability: "manual", edits: [] }],
    });
  }
}

/** `sip/weak-secret` speaks about SIP accounts, `ami/weak-secret` about AMI users. */
function hasOwnRule({ service, option }: LiveSecret): boolean {
  return service === "manager" || (service === "sip" && option.key === "secret");
}

/** PINs of conferences and agents that everybody tries. */
function weakPins(tree: Tree): WeakSecret[] {
  return tree.secrets.flatMap((secret) => {
    const pin = secret.role === "pin" ? judgePin(secret.text, numberOf(secret)) : undefined;
    if (!pin || pin.kind === "short") return [];
    const verdict: SecretVerdict = {
      kind: "guessable",
      severity: "low",
      reason: pin.reason,
      guessesLog10: 3,
    };
    return [{ secret, verdict }];
  });
}

/** The number of the conference or agent, where the line begins with one. */
function numberOf({ text, option }: LiveSecret): string {
  const [first = ""] = option.value.split(",");
  return first === text ? "" : first;
}

function severityOf(tree: Tree, { secret, verdict }: WeakSecret): Severity {
  switch (secret.role) {
    case "pin":
      return verdict.severity;
    case "outbound":
      // A sample that nobody has touched logs in nowhere.
      if (verdict.kind === "placeholder") return isSampleSecret(secret.text) ? "info" : "low";
      return milder(verdict.severity, secret.service === "other" ? 2 : 1);
    case "login":
      return milder(verdict.severity, loginMitigation(tree, secret));
  }
}

/** How many steps milder a weak password is because few can try it. */
function loginMitigation(tree: Tree, { service, holders }: LiveSecret): number {
  if (service === "ari") return ariMitigation(tree);
  if (service !== "iax") return 0;
  const isOpen = holders.some(({ section }) => {
    const options = section.options.filter(({ key }) => key === "permit" || key === "deny" || key === "acl");
    return accessList(options, tree).isOpenTo(4);
  });
  return isOpen ? 0 : 1;
}

/** Without a web server nobody reaches ARI. */
function ariMitigation({ http }: Tree): number {
  if (!http) return 0;
  if (http.listeners.length === 0) return 4;
  return http.exposure === "loopback" ? 1 : 0;
}

function describe(group: WeakGroup): string {
  const { secret } = group.first;
  const names = holderNames(group);
  switch (secret.service) {
    case "pjsip":
    case "ari":
    case "manager":
      return `Password of ${accountsNamed(secret.service, names)}`;
    case "sip":
    case "iax":
      if (secret.user !== undefined) return `Secret of the registration as '${secret.user}'`;
      return `'${secret.option.name}' of ${accountsNamed(secret.service, names)}`;
    case "other":
      return `'${secret.option.name}' of [${names[0] ?? ""}] in ${secret.file}`;
  }
}

function whyOf({ role, service }: LiveSecret, verdict: SecretVerdict): string {
  if (role === "login") return consequenceOf(verdict);
  if (role === "pin") return "callers try it first";
  return service === "other"
    ? "whoever reaches that service can log in"
    : "whoever guesses it uses your account there";
}
