import { type ManagerModel, type Option, type Place, setOption, type TextEdit } from "@astlint/core";

/** Where a finding about `[general]` of manager.conf stands: the value, else the section's name. */
export function generalPlace({ file, generalSection }: ManagerModel, option?: Option): Place {
  if (option) return option.value === "" ? option.place : option.valuePlace;
  return generalSection?.namePlace ?? { path: file.name, span: { start: 0, end: 0 } };
}

/** Sets an option of `[general]`; without such a section AMI is off and there is nothing to set. */
export function setGeneral(
  { generalSection }: ManagerModel,
  current: Option | undefined,
  name: string,
  value: string,
): readonly TextEdit[] {
  return generalSection ? setOption(generalSection, current, name, value) : [];
}
