import type { Document } from "../config/document.ts";
import { configFile } from "../knowledge/config-file.ts";
import { type AriModel, ariModel } from "../model/ari.ts";
import { type AsteriskOptions, asteriskOptions } from "../model/asterisk-options.ts";
import { type ContextGraph, contextGraph } from "../model/context-graph.ts";
import { type DialplanModel, dialplanModel } from "../model/dialplan.ts";
import { type HttpModel, httpModel } from "../model/http.ts";
import { type IaxModel, iaxModel } from "../model/iax.ts";
import { type LiveSecret, liveSecrets } from "../model/live-secrets.ts";
import { type LoggerModel, loggerModel } from "../model/logger.ts";
import { type ManagerModel, managerModel } from "../model/manager.ts";
import { type PjsipModel, pjsipModel } from "../model/pjsip.ts";
import { type RtpModel, rtpModel } from "../model/rtp.ts";
import { type SipModel, sipModel } from "../model/sip.ts";
import { isTrue } from "../model/values.ts";
import { type VoicemailModel, voicemailModel } from "../model/voicemail.ts";
import type { AsteriskTarget } from "./asterisk-version.ts";
import { detectVersion } from "./detect-version.ts";
import type { EffectiveFile } from "./effective-file.ts";
import { type Hints, noHints } from "./hints.ts";
import { link } from "./link.ts";
import { type ModuleState, Modules } from "./modules.ts";
import type { Snapshot } from "./snapshot.ts";

/** A configuration tree as one Asterisk would load it. Immutable: what is derived is derived once, when it is asked for. */
export class Tree {
  readonly snapshot: Snapshot;
  readonly asterisk: AsteriskTarget;
  readonly hints: Hints;
  private readonly effectiveFiles = new Map<string, EffectiveFile | undefined>();
  private cachedModules: Modules | undefined;
  private cachedLivePaths: ReadonlySet<string> | undefined;

  constructor(snapshot: Snapshot, target?: AsteriskTarget, hints: Hints = noHints) {
    this.snapshot = snapshot;
    this.hints = hints;
    this.asterisk = target ?? detectVersion(snapshot);
  }

  get root(): string {
    return this.snapshot.root;
  }

  document(path: string): Document | undefined {
    return this.snapshot.documents.get(path);
  }

  /** The file that a module asks for under this name, loaded; undefined when there is none. */
  effective(name: string): EffectiveFile | undefined {
    if (!this.effectiveFiles.has(name)) {
      const execIncludes = name !== "asterisk.conf" && this.execIncludes;
      this.effectiveFiles.set(name, link(this.snapshot, name, { execIncludes, isPartial: true }));
    }
    return this.effectiveFiles.get(name);
  }

  /** The file exactly as Asterisk would load it from this tree and nothing else: a missing include has its consequence. */
  strict(name: string): EffectiveFile | undefined {
    return link(this.snapshot, name, { execIncludes: this.execIncludes, isPartial: false });
  }

  /** The file of this name when something that is loaded reads it. Rules ask this one. */
  live(name: string): EffectiveFile | undefined {
    return this.modules.readerOf(name).isLoaded ? this.effective(name) : undefined;
  }

  /** Names of the files that Asterisk asks for and that are there, in alphabetical order. */
  get entries(): readonly string[] {
    return [...this.snapshot.documents.keys()].filter((path) => configFile(path) !== undefined).sort();
  }

  /** The names of `entries` that something loaded reads. */
  get liveEntries(): readonly string[] {
    return this.entries.filter((name) => this.readerOf(name).isLoaded);
  }

  readerOf(name: string): ModuleState {
    return this.modules.readerOf(name);
  }

  /** The dialplan; undefined when nothing reads extensions.conf. */
  get dialplan(): DialplanModel | undefined {
    return dialplanModel(this);
  }

  /** What is logged where; undefined without a logger.conf. */
  get logger(): LoggerModel | undefined {
    return loggerModel(this);
  }

  /** Which contexts of the dialplan lead to which. */
  get contexts(): ContextGraph {
    return contextGraph(this);
  }

  get modules(): Modules {
    this.cachedModules ??= new Modules(this.effective("modules.conf"), this.asterisk);
    return this.cachedModules;
  }

  /** Paths of the documents that take part in a live file. */
  get livePaths(): ReadonlySet<string> {
    this.cachedLivePaths ??= new Set(
      this.liveEntries
        .flatMap((name) => this.effective(name)?.frames ?? [])
        .map(({ document }) => document.path),
    );
    return this.cachedLivePaths;
  }

  /** What chan_sip makes of sip.conf; undefined when nothing reads one. */
  get sip(): SipModel | undefined {
    return sipModel(this);
  }

  /** What chan_pjsip makes of pjsip.conf and pjsip_wizard.conf; undefined when it reads neither. */
  get pjsip(): PjsipModel | undefined {
    return pjsipModel(this);
  }

  /** What AMI makes of manager.conf and users.conf; undefined when there is no manager.conf. */
  get manager(): ManagerModel | undefined {
    return managerModel(this);
  }

  /** What app_voicemail makes of voicemail.conf and users.conf; undefined when nothing reads a voicemail.conf. */
  get voicemail(): VoicemailModel | undefined {
    return voicemailModel(this);
  }

  /** The passwords that something loaded uses; those of mailboxes are in `voicemail`. */
  get secrets(): readonly LiveSecret[] {
    return liveSecrets(this);
  }

  /** What the built-in web server makes of http.conf; undefined when there is none. */
  get http(): HttpModel | undefined {
    return httpModel(this);
  }

  /** What chan_iax2 makes of iax.conf and users.conf; undefined when it does not read an iax.conf. */
  get iax(): IaxModel | undefined {
    return iaxModel(this);
  }

  /** What res_ari makes of ari.conf; undefined when it does not read one. */
  get ari(): AriModel | undefined {
    return ariModel(this);
  }

  /** What res_rtp_asterisk makes of rtp.conf; undefined when it does not read one. */
  get rtp(): RtpModel | undefined {
    return rtpModel(this);
  }

  /** What Asterisk makes of asterisk.conf; the defaults when there is none. */
  get asteriskOptions(): AsteriskOptions {
    return asteriskOptions(this);
  }

  /** A tree in which some files have other texts; the target version stays. */
  with(documents: Iterable<Document>): Tree {
    const changed = new Map([...documents].map((document) => [document.path, document]));
    const next = new Tree(this.snapshot.with(changed.values()), this.asterisk, this.hints);
    const isSameFolder = [...changed.keys()].every((path) => this.document(path));
    if (isSameFolder && !isMadeOf(this.effective("asterisk.conf"), changed)) next.takeOver(this, changed);
    return next;
  }

  /** Keeps the loaded files of another tree that no changed document takes part in. */
  private takeOver(other: Tree, changed: ReadonlyMap<string, Document>): void {
    for (const [name, file] of other.effectiveFiles) {
      if (!isMadeOf(file, changed)) this.effectiveFiles.set(name, file);
    }
  }

  private get execIncludes(): boolean {
    const options = this.effective("asterisk.conf")?.section("options");
    return isTrue(options?.last("execincludes")?.value ?? "");
  }
}

/** Whether one of the documents takes part in a loaded file. */
function isMadeOf(file: EffectiveFile | undefined, documents: ReadonlyMap<string, Document>): boolean {
  return file?.frames.some(({ document }) => documents.has(document.path)) ?? false;
}
