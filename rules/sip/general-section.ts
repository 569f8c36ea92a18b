import {
  addSection,
  type LoadProblemCode,
  type Option,
  type Place,
  type SipModel,
  setOption,
  type TextEdit,
} from "@astlint/core";

/** Where a finding about `[general]` stands: the value, else the section's name, else the start of sip.conf. */
export function generalPlace(sip: SipModel, option?: Option): Place {
  if (option) return option.value === "" ? option.place : option.valuePlace;
  return sip.generalSection?.namePlace ?? { path: sip.file.name, span: { start: 0, end: 0 } };
}

/** Whether there is no `[general]`, but one may stand in a file or come from a program that is not here. */
export function isGeneralElsewhere({ generalSection, file }: SipModel): boolean {
  return !generalSection && file.problems.some(({ code }) => unseen.has(code));
}

const unseen: ReadonlySet<LoadProblemCode> = new Set<LoadProblemCode>([
  "exec-unseen",
  "include-missing",
  "include-outside",
  "include-unreadable",
]);

/** Sets an option of `[general]`; where there is no such section, one is put in front of all others. */
export function setGeneral(
  sip: SipModel,
  current: Option | undefined,
  name: string,
  value: string,
): readonly TextEdit[] {
  if (sip.generalSection) return setOption(sip.generalSection, current, name, value);
  return addSection(sip.file, "general", name, value);
}
