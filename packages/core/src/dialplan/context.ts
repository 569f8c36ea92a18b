import { ContextOrder } from "./context-order.ts";
import type { DialplanEntry } from "./entry.ts";
import { Extension } from "./extension.ts";
import { extensionKey, storedCallerId, storedName } from "./extension-name.ts";
import type { CallSyntax } from "./legacy-call.ts";
import type { Timing } from "./timing.ts";

export interface Include<E extends DialplanEntry> {
  readonly entry: E;
  /** What Asterisk calls it: the context with the times, variables replaced. */
  readonly name: string;
  /** The name of the context, not trimmed. */
  readonly context: string;
  /** Undefined when it is always open. */
  readonly timing: Timing | undefined;
}

/** Another source of extensions, asked after the context's own and before its includes. */
export interface Switch<E extends DialplanEntry> {
  readonly entry: E;
  /** As written: `Realtime`, `IAX2`, `Loopback`. */
  readonly name: string;
  /** What follows the `/`. */
  readonly data: string;
  /** Whether variables in the data are replaced for every call (`eswitch`). */
  readonly isEvaluated: boolean;
}

export interface IgnorePattern<E extends DialplanEntry> {
  readonly entry: E;
  readonly pattern: string;
}

/** All sections of one name together. Only the builder adds to it. */
export class Context<E extends DialplanEntry> {
  readonly name: string;
  /** How the calls in it are read. */
  readonly syntax: CallSyntax;
  hasAutohints = false;
  private readonly byKey = new Map<string, Extension<E>>();
  private readonly includeNames = new Set<string>();
  private readonly includeList: Include<E>[] = [];
  private readonly switchNames = new Set<string>();
  private readonly switchList: Switch<E>[] = [];
  private readonly ignoredNames = new Set<string>();
  private readonly ignoredList: IgnorePattern<E>[] = [];
  private cachedOrder: ContextOrder<E> | undefined;

  constructor(name: string, syntax: CallSyntax = "1.6") {
    this.name = name;
    this.syntax = syntax;
  }

  get extensionCount(): number {
    return this.byKey.size;
  }

  get includes(): readonly Include<E>[] {
    return this.includeList;
  }

  get switches(): readonly Switch<E>[] {
    return this.switchList;
  }

  get ignorePatterns(): readonly IgnorePattern<E>[] {
    return this.ignoredList;
  }

  /** In the order of the file. */
  extensions(): IterableIterator<Extension<E>> {
    return this.byKey.values();
  }

  /** The extension that Asterisk takes this spelling for: finds `100` when asked for `1-00`. */
  extension(name: string, callerId?: string): Extension<E> | undefined {
    return this.byKey.get(
      keyOf(storedName(name), callerId === undefined ? undefined : storedCallerId(callerId)),
    );
  }

  /** In which order they are tried for a number. */
  get order(): ContextOrder<E> {
    this.cachedOrder ??= new ContextOrder(this.byKey);
    return this.cachedOrder;
  }

  /** The extension of this name, new if need be. Takes what `storedName()` and `storedCallerId()` return. */
  obtainExtension(name: string, callerId: string | undefined): Extension<E> {
    const key = keyOf(name, callerId);
    const known = this.byKey.get(key);
    if (known) return known;
    const extension = new Extension<E>(this, name, callerId, key);
    this.byKey.set(key, extension);
    this.cachedOrder = undefined;
    return extension;
  }

  /** False if the same include is there already; times are a part of its name. */
  addInclude(include: Include<E>): boolean {
    if (!addOnce(this.includeNames, include.name)) return false;
    this.includeList.push(include);
    return true;
  }

  /** False if the same switch is there already. */
  addSwitch(added: Switch<E>): boolean {
    if (!addOnce(this.switchNames, `${added.name}/${added.data}`)) return false;
    this.switchList.push(added);
    return true;
  }

  /** False if the same pattern is there already. */
  addIgnorePattern(added: IgnorePattern<E>): boolean {
    if (!addOnce(this.ignoredNames, added.pattern)) return false;
    this.ignoredList.push(added);
    return true;
  }
}

function addOnce(names: Set<string>, name: string): boolean {
  const { size } = names;
  return names.add(name.toLowerCase()).size > size;
}

function keyOf(name: string, callerId: string | undefined): string {
  const key = extensionKey(name);
  return callerId === undefined ? key : `${key}/${extensionKey(callerId)}`;
}
