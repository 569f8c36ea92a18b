import { isPlaceholder } from "../model/values.ts";
import { describeLength } from "./plain-estimator.ts";
import { isPeriodic, isSequence } from "./randomness.ts";

/** Why a PIN that people type on a telephone is weak, without the PIN. */
export interface PinVerdict {
  /** `sample`: it came with Asterisk. `pattern`: it is among the first that anybody tries. `short`: it is only short. */
  readonly kind: "sample" | "pattern" | "short";
  /** To follow after the name of the PIN: `counts up`. */
  readonly reason: string;
}

/** With fewer digits than this a PIN falls to somebody who calls often enough. */
const minPinLength = 6;

/** Judges a PIN that belongs to a number, as that of a mailbox. Undefined for a good one and for an empty one. */
export function judgePin(pin: string, number: string): PinVerdict | undefined {
  if (pin === "" || isPlaceholder(pin)) return undefined;
  const pattern = patternOf(pin, number);
  if (pattern) return { kind: pattern === sampleReason ? "sample" : "pattern", reason: pattern };
  const isShort = /^[0-9]+$/.test(pin) && pin.length < minPinLength;
  return isShort ? { kind: "short", reason: describeLength(pin) } : undefined;
}

const sampleReason = "is a sample out of Asterisk's own files";

function patternOf(pin: string, number: string): string | undefined {
  if (number !== "") {
    if (pin === number) return "equals the number itself";
    if (pin === [...number].reverse().join("")) return "is the number backwards";
    if (pin === number + number) return "is the number twice";
    const isClose =
      number.length >= 3 &&
      pin.length <= number.length + 2 &&
      (pin.startsWith(number) || pin.endsWith(number));
    if (isClose) return "is the number with little added";
  }
  if (samples.has(pin) || (number === "1234" && pin === "5678")) return sampleReason;
  if (isSequence(pin)) return pin[0] === pin[1] ? "repeats one digit" : "is a sequence";
  if (isPeriodic(pin)) return "is one piece repeated";
  if (favourites.has(pin)) return "is among the most common PINs";
  return /^(?:19|20)[0-9]{2}$/.test(pin) ? "is a year" : undefined;
}

const samples: ReadonlySet<string> = new Set(["4242", "9855", "9938"]);

/** Columns, corners and diagonals of the keypad, and other numbers that collections of leaked PINs are full of. */
const favourites: ReadonlySet<string> = new Set(
  (
    "2580 0852 1470 1590 3570 3690 7410 9630 1478 1236 3698 9874 1379 1397 7913 2468 1357 8642 7531 1122 1133 1212 1221 1313 " +
    "1331 2112 2211 2323 2525 4545 5252 6969 8520 9090 1004 1007 7007 5683 4711 0815 0070 1000 2001 1010 0101 1100 0011 1112 " +
    "1200 1230 1233 1235 1243 1324 1423 1432 1520 1123 1337 0007 0001 147258 159753 147852 258369 112233 121314 123123 131313 " +
    "123321 159357 147369 456789 789456 123654 102030 246810 142536 010203 100200 password pass admin secret asterisk"
  ).split(" "),
);
