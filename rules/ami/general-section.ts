import {
  type EffectiveFile,
  type Option,
  type Place,
  type Section,
  setOption,
  type TextEdit,
} from "@astlint/core";

/** What has a `[general]`: the model of manager.conf, for example. */
export interface WithGeneral {
  readonly file: EffectiveFile;
  readonly generalSection: Section | undefined;
}

/**
 * Where a finding about an option of `[general]` stands: at its value, else, where it is missing, at the section's name.
 * Nowhere, where it may be set in a file that is not here, or by a program.
 */
export function generalPlace(model: WithGeneral, option: Option | undefined): Place | undefined {
  if (option) return option.value === "" ? option.place : option.valuePlace;
  return model.file.mayHoldMore(model.generalSection) ? undefined : generalName(model);
}

/** The name of `[general]`, else the start of the file: for what is true whatever `[general]` says. */
export function generalName({ file, generalSection }: WithGeneral): Place {
  return generalSection?.namePlace ?? { path: file.name, span: { start: 0, end: 0 } };
}

/** Sets an option of `[general]`; without such a section nothing is written. */
export function setGeneral(
  { generalSection }: WithGeneral,
  current: Option | undefined,
  name: string,
  value: string,
): readonly TextEdit[] {
  return generalSection ? setOption(generalSection, current, name, value) : [];
}
