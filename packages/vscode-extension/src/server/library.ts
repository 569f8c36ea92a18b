import type { Estimator } from "@astlint/core";

export * as core from "@astlint/core";
export * as ide from "@astlint/core/ide";
export * as server from "@astlint/language-server";
export * as rules from "@astlint/rules";
export * as protocol from "vscode-languageserver";

/** `require`, because an estimate cannot wait, and unpacking the dictionaries before they are needed takes too long. */
export function loadEstimator(): Estimator {
  const { zxcvbnEstimator }: { readonly zxcvbnEstimator: Estimator } = require("@astlint/core/estimator");
  return zxcvbnEstimator;
}
