/** Passwords in the sample files of Asterisk 1.4 to 23; whoever starts from those files may have kept them. */
const samples: ReadonlySet<string> = words(`
  mysecret mypass myscret secretpass topsecret supersecret blah thegrouch shazbot moofoo foomoo markpasswd
  youwillneverguessit peekaboo not_very_secret not_very_secret_either guessit gissadetdu digium blahpoly
  foo AstAccountRealmedPassword aE3%B8*$jk^G asteriskrocks bitsy bitsy2 rockh@mmer g3tbusy OAUTH_SECRET_VALUE
`);

/** Passwords that a distribution, a vendor or an installation guide sets, the same for everybody. */
const defaults: ReadonlySet<string> = words(`
  amp111 amp109 phpagi vici cron eLaStIx.2oo7 eLaStIx.asteriskuser.2oo7 elastix456 fonality palosanto
  asteriskuser jEw8hbNAsl63 hackme admin123 trixbox123 ucm6xxx freepbx issabel vicidial goautodial astmanproxy
  allstar
`);

/** What people write where a password is still to come. */
const placeholders: ReadonlySet<string> = words(`
  changeme change_me change-me changeit changethis change-this change_this replaceme replace_me replace-me fixme todo
  tbd xxx secret_here password_here your_password yourpassword your-password your_secret yoursecret your-secret
  mypassword my_password my-password my_secret my-secret mysecretpassword somepassword some_password somesecret
  some_secret newpassword new_password strongpassword strong_password securepassword secure_password
  verysecretpassword example example_password examplepassword insert_password enter_password placeholder dummy
  passwordhere secrethere
`);

/** The head of every list of passwords, and of the lists for telephone systems. */
const common: ReadonlySet<string> = words(`
  password password1 password12 password123 passw0rd p@ssw0rd p@ssword passwd pass pass123 pass1234 passwort
  contraseña contrasena senha motdepasse haslo secret secret1 secret123 s3cret s3cr3t secreto geheim segredo
  admin admin1 admin12 admin1234 administrator root toor user user1 user123 guest test test1 test12 test123 test1234
  testing tester demo default temp temp123 qwerty qwerty1 qwerty12 qwerty123 qwertz azerty asdf asdfg asdfgh asdf1234
  zxcvbn 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz qazwsx q1w2e3r4 zaq12wsx abc abc123 abc1234 abcd abcd1234 abcdef a1b2c3
  a1b2c3d4 aa123456 a123456 iloveyou letmein welcome welcome1 monkey dragon master hello hello123 sunshine princess
  football baseball shadow superman batman trustno1 whatever login access asterisk asterisk1 asterisk123 asterisk1234
  voip voip123 voip1234 sip sip123 sip1234 phone phone123 telefon telefono telephone pbx ipbx callcenter extension
  manager manager123 operator support office linux ubuntu raspberry cisco polycom yealink grandstream snom
`);

function words(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split(/\s+/)
      .filter((word) => word !== "")
      .map((word) => word.toLowerCase()),
  );
}

export interface KnownSecret {
  readonly kind: "placeholder" | "common";
  /** To follow after the name of the password: `is a sample …`. */
  readonly reason: string;
}

/** Whether everybody knows this password, and from where. */
export function knownSecret(secret: string): KnownSecret | undefined {
  const text = secret.toLowerCase();
  if (samples.has(text)) return { kind: "placeholder", reason: "is a sample out of Asterisk's own files" };
  if (defaults.has(text))
    return { kind: "placeholder", reason: "is a default that is the same on every installation" };
  if (placeholders.has(text) || isInstruction(secret)) {
    return { kind: "placeholder", reason: "is a placeholder that nobody has replaced" };
  }
  return common.has(text) ? { kind: "common", reason: "is among the most common passwords" } : undefined;
}

/** `YOUR_SIP_PASSWORD`, `put-secret-here`, `CHANGE_ME_100`, `SIP_PASSWORD`: words about a password instead of one. */
export function isInstruction(secret: string): boolean {
  const text = secret.toLowerCase();
  if (
    /^(?:(?:change|replace)[-_ ]?(?:me|it|this)|cambia(?:me|r|la|mi)?|mudar?|trocar?|changer)(?![a-z])/.test(
      text,
    )
  )
    return true;
  const isAbout = /pass|secret|pwd/.test(text) || text.endsWith("here");
  const isOrder =
    /^(?:your|put|insert|enter|change|replace|set|use|some|my)[-_ .]/.test(text) || /[-_ .]here$/.test(text);
  return isAbout && (isOrder || /^[A-Z]+(?:_[A-Z]+)+$/.test(secret));
}

/** Whether a password is one out of Asterisk's sample files. */
export function isSampleSecret(secret: string): boolean {
  return samples.has(secret.toLowerCase());
}

/** The passwords to try first, for hashes that must be compared one by one. */
export function firstGuesses(): Iterable<string> {
  return new Set([...common, ...defaults, ...samples, ...placeholders]);
}
