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

/** Where a finding about `[general]` stands: the value, else the section's name, else the start of the file. */
export function generalPlace({ file, generalSection }: WithGeneral, option?: Option): Place {
  if (option) return option.value === "" ? option.place : option.valuePlace;
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
