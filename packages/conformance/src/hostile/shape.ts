import { type Input, inputOf } from "../input.ts";

/** A family of hostile configurations; the larger the number, the larger the configuration. */
export interface Shape {
  readonly name: string;
  /** How large it is for a first measurement. */
  readonly size: number;
  /** How large it is where memory is measured. */
  readonly most: number;
  of(size: number): Input;
  /** Numbers to look for in the dialplan. */
  readonly questions?: readonly string[];
}

/** So many lines, each made from its number. */
export function lines(size: number, line: (i: number) => string): string {
  return Array.from({ length: size }, (_, i) => line(i)).join("\n");
}

export function tree(files: Readonly<Record<string, string>>): Input {
  return inputOf("hostile", files);
}
