import type { Place } from "../config/document.ts";
import type { Fix } from "../fix/fix.ts";
import type { Category, Confidence, Severity } from "./severity.ts";

/** Another place that matters for a finding: the template that hands a value down, a hop of a path. */
export interface RelatedPlace {
  readonly at: Place;
  readonly message: string;
  /** A step on the way that leads to the finding; the steps are in the order in which they are taken. */
  readonly isStep?: true;
  /** The same is wrong here. A report speaks of it once; an editor shows the finding in this place, too. */
  readonly isSame?: true;
}

/** Why a finding does not count: someone said so in a comment, or it was there when the baseline was made. */
export interface Suppression {
  readonly kind: "comment" | "baseline";
  /** In the words of whoever wrote the comment. */
  readonly reason?: string;
}

/** One thing that is wrong, with its place. Plain data; no text of a secret is in it. */
export interface Finding {
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly at: Place;
  /** A few words to print under the carets. */
  readonly label?: string;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** Stays the same when lines move; holds nothing secret. */
  readonly fingerprint: string;
  /** The fingerprint without the file's name: stays the same, too, when the file is renamed or its sections move to another. */
  readonly movedFingerprint: string;
  /** Of a finding about several accounts one for each, wherever it stands; tells when one more is among them. */
  readonly memberFingerprints?: readonly string[];
  /** Set where the finding is known and accepted. It is listed as such, and fails no run. */
  readonly suppression?: Suppression;
}
