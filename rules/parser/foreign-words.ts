const yes = new Set(
  "active activated allow always aye da enable enabled ja ok oui si sí sim tak true, truly yep yes, yess ye".split(
    " ",
  ),
);
const no = new Set(
  "deny disable disabled inactive não nao nee nej nein net never nie none non not nope forbidden".split(" "),
);

/** What somebody means who writes a word that Asterisk does not take for true or false. */
export function meaningOf(word: string): "yes" | "no" | undefined {
  const lower = word.toLowerCase();
  return yes.has(lower) ? "yes" : no.has(lower) ? "no" : undefined;
}
