import { addSection, type Option, type SipModel, setOption, type TextEdit } from "@astlint/core";

export { generalName, generalPlace } from "../ami/general-section.ts";

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
