/** For each letter (the first of a word here) those that follow it often: most pairs of neighbouring letters in words are among them. */
const followers =
  "abcdgiklmnprstuvwyz babeiloruy caehiklortu dadeiorsuy eabcdefgilmnprstvwxy faefiloru gaeghiloru " +
  "haeiou iacdefgklmnoprstv jaeou kaeiosy ladeilostuy mabeimopu nacdegiknostuy obcdgklmnoprstuvwy " +
  "paehilopru qu rabcdefgiklmnorstuy sacehiklmopstuwy taehilorstuy uabcdegilmnprst vaei waeio yas zae";

/** The 240 commonest pairs of letters in the words and names that passwords are made of. */
export const frequentPairs: ReadonlySet<string> = new Set(
  followers.split(" ").flatMap((entry) => [...entry.slice(1)].map((letter) => entry.charAt(0) + letter)),
);
