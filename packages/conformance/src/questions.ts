/** At most so many questions about one input, spread evenly over all that could be asked. */
const mostQuestions = 200;
const mostPerContext = 60;

/** Asked in every context: what calls start with, and what patterns of any kind are likely to catch or miss. */
const everywhere = ["s", "i", "0", "911", "100", "0044123456", "+4930123", "*97", "_X."];

/**
 * Numbers to ask `dialplan show NUMBER@CONTEXT` for: drawn from the extensions that Asterisk itself lists, and from
 * just beyond them. The same listing gives the same questions.
 */
export function questionsAbout(dialplan: readonly string[]): string[] {
  const questions: string[] = [];
  for (const [context, extensions] of listedExtensions(dialplan)) {
    const numbers = new Set(extensions.flatMap(numbersAround).concat(everywhere));
    const askable = [...numbers].filter((number) => number !== "" && !number.includes("@"));
    questions.push(...spread(askable, mostPerContext).map((number) => `${number}@${context}`));
  }
  return spread(questions.filter(isAskable), mostQuestions);
}

/** How the question is typed at Asterisk's console. */
export function typed(question: string): string {
  return /[\s"\\]/.test(question) ? `"${question.replace(/["\\]/g, "\\$&")}"` : question;
}

/** AMI takes lines of at most 1024 bytes, and no control characters. */
function isAskable(question: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return question.length < 400 && !/[\x00-\x1f\x7f]/.test(question);
}

function listedExtensions(dialplan: readonly string[]): Map<string, string[]> {
  const contexts = new Map<string, string[]>();
  let extensions: string[] = [];
  for (const line of dialplan) {
    const context = /^\[ Context '(.*)' created by '/.exec(line)?.[1];
    if (context !== undefined) {
      extensions = [];
      contexts.set(context, extensions);
    }
    const extension = /^ {2}'(.*?)' (?:=>|\(CID match)/.exec(line)?.[1];
    if (extension !== undefined) extensions.push(extension);
  }
  return contexts;
}

/** For a pattern its lowest and highest number, and those with one character wrong, missing or added. */
function numbersAround(extension: string): string[] {
  if (!extension.startsWith("_")) return [extension, `${extension}9`, extension.slice(0, -1)];
  const elements = elementsOf(extension.slice(1));
  const lowest = elements.map(({ inside }) => inside[0] ?? "");
  const highest = elements.map(({ inside }) => inside.at(-1) ?? "");
  const wrong = elements.flatMap(({ outside }, at) =>
    outside.map((character) => [...lowest.slice(0, at), character, ...lowest.slice(at + 1)]),
  );
  const longer = [...lowest, "9"];
  return [lowest, highest, lowest.slice(0, -1), longer, ...wrong].map((parts) => parts.join(""));
}

interface Element {
  readonly inside: readonly string[];
  /** Characters next to the border of what it accepts. */
  readonly outside: readonly string[];
}

const wildcards: Readonly<Record<string, Element>> = {
  X: { inside: ["0", "9"], outside: ["a"] },
  Z: { inside: ["1", "9"], outside: ["0"] },
  N: { inside: ["2", "9"], outside: ["1"] },
  ".": { inside: ["1", "0123"], outside: [""] },
  "!": { inside: ["", "77"], outside: [] },
  "-": { inside: [""], outside: [] },
};

function elementsOf(pattern: string): Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    const close = character === "[" ? pattern.indexOf("]", at) : -1;
    if (close > at) {
      elements.push(setElement(pattern.slice(at + 1, close)));
      at = close;
    } else {
      elements.push(
        wildcards[character.toUpperCase()] ?? { inside: [character], outside: [neighbour(character, 1)] },
      );
    }
  }
  return elements;
}

function setElement(body: string): Element {
  const first = body.charAt(0);
  const last = body.charAt(body.length - 1);
  return { inside: [first, last], outside: [neighbour(first, -1), neighbour(last, 1)] };
}

function neighbour(character: string, step: number): string {
  const code = character.charCodeAt(0) + step;
  return code > 32 && code < 127 ? String.fromCharCode(code) : "";
}

function spread<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)]).filter(
    (each) => each !== undefined,
  );
}
