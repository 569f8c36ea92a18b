import type { Place } from "../config/document.ts";
import { type LiveSecret, liveSecrets } from "../model/live-secrets.ts";
import { judgePin } from "../secret/judge-pin.ts";
import { credentialsIn, secretOption } from "../secret/secret-options.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { Tree } from "../workspace/tree.ts";
import { count } from "./hover/markdown.ts";
import { type Location, locate, touches } from "./location.ts";

/** A secret under the cursor that can be replaced by a random one. */
export interface ReplaceableSecret {
  readonly title: string;
  readonly kind: "password" | "pin";
  /** The secret alone; empty where none is written yet. */
  readonly place: Place;
  /** The number that a PIN belongs to, which it must not resemble; else empty. */
  readonly number: string;
}

/** Fills bytes with randomness that nobody can foresee, as `crypto.getRandomValues` does. */
export type RandomSource = (bytes: Uint8Array) => unknown;

/**
 * The secret of the option under the cursor, where others prove with it who they are to this Asterisk. Of a hash, and
 * of what a provider has given out, there is nothing to make up.
 */
export function replaceableSecret(tree: Tree, path: string, offset: number): ReplaceableSecret | undefined {
  const location = locate(tree, path, offset);
  if (!location?.option) return undefined;
  return mailboxPin(location) ?? liveSecret(location) ?? writtenSecret(location);
}

/** The edit that puts a new secret in the place of the old one. The secret is in it and nowhere else. */
export function newSecret({ kind, place, number }: ReplaceableSecret, random: RandomSource): TextEdit {
  return { ...place, text: kind === "password" ? randomPassword(random) : randomPin(number, random) };
}

function mailboxPin({ tree, option, offset }: Location): ReplaceableSecret | undefined {
  const mailbox = tree.voicemail?.mailboxes.find((each) => each.option === option);
  if (!mailbox?.pinPlace || !option) return undefined;
  // Behind the PIN the line is about other things.
  const isHere = offset <= mailbox.pinPlace.span.end;
  return isHere ? pin(mailbox.pinPlace, mailbox.name) : undefined;
}

function liveSecret({ tree, option, offset }: Location): ReplaceableSecret | undefined {
  const here = liveSecrets(tree).filter((secret) => secret.option === option);
  const secret = here.find(({ place }) => touches(place.span, offset)) ?? here[0];
  if (!secret || secret.isHash || secret.role === "outbound") return undefined;
  return secret.role === "pin" ? pin(secret.place) : password(secret.place, secret);
}

/** What nothing uses yet: the option of a template, or one without a value. */
function writtenSecret({ tree, file, option, offset }: Location): ReplaceableSecret | undefined {
  if (!file || !option || liveSecrets(tree).some((secret) => secret.option === option)) return undefined;
  const facts = secretOption(file.name, option.key);
  if (!facts || facts.isHash || facts.role === "outbound") return undefined;
  if (facts.shape === "value") {
    return facts.role === "pin" ? pin(option.valuePlace) : password(option.valuePlace);
  }
  const found = credentialsIn(facts.shape, option.value).map(({ secret }) =>
    option.placeIn(secret.start, secret.end),
  );
  const place = found.find(({ span }) => touches(span, offset)) ?? found[0];
  return place && facts.role === "pin" ? pin(place) : undefined;
}

function pin(place: Place, number = ""): ReplaceableSecret {
  return {
    kind: "pin",
    title: `Generate a PIN of ${pinLength} digits, which its owner must be told`,
    place,
    number,
  };
}

function password(place: Place, secret?: LiveSecret): ReplaceableSecret {
  const holders = secret?.holders.length ?? 1;
  const isDevice = secret ? devices.has(secret.service) : false;
  const whom = isDevice
    ? holders > 1
      ? `the devices of ${count(holders, "account")}`
      : "the device"
    : "who logs in with it";
  const title = `Generate a strong secret, which ${whom} must be given, too`;
  return { kind: "password", title, place, number: "" };
}

const devices: ReadonlySet<LiveSecret["service"]> = new Set(["sip", "pjsip", "iax"]);

const passwordLength = 24;
const pinLength = 8;

/**
 * Letters and digits that no reader takes for one another. None of them means anything to the parser of a file, to
 * the dialplan, in a URI or on a command line.
 */
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
const digits = "0123456789";

function randomPassword(random: RandomSource): string {
  return randomText(letters, passwordLength, random);
}

/** A PIN that is none of those that are tried first; chance makes one of those once in many thousand times. */
function randomPin(number: string, random: RandomSource): string {
  for (let tries = 0; tries < 100; tries++) {
    const found = randomText(digits, pinLength, random);
    if (!judgePin(found, number)) return found;
  }
  throw new Error("the source of randomness gives only what is easy to guess");
}

/** Every character is as likely as any other: bytes that would favour the first ones are drawn again. */
function randomText(alphabet: string, length: number, random: RandomSource): string {
  const limit = 256 - (256 % alphabet.length);
  const bytes = new Uint8Array(64);
  let text = "";
  for (let draws = 0; text.length < length; draws++) {
    if (draws > 100) throw new Error("the source of randomness gives nothing of use");
    random(bytes);
    for (const byte of bytes) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length] ?? "";
    }
  }
  return text;
}
