import { isPlaceholder, type Settings } from "@astlint/core";

/** Whether a phone's calls have the number that its configuration gives. `callerid=Alice` gives them a name only (`ast_callerid_parse()`). */
export function hasCallerNumber(settings: Settings): boolean {
  const option = settings.get("callerid", "cid_number");
  if (!option) return false;
  const { key, value } = option;
  return key === "cid_number" || isPlaceholder(value) ? value !== "" : hasNumber(value);
}

function hasNumber(callerId: string): boolean {
  const open = callerId.lastIndexOf("<");
  if (open < 0) return isNumber(callerId);
  const close = callerId.indexOf(">", open);
  return callerId.slice(open + 1, close < 0 ? undefined : close).trim() !== "";
}

/** A number as people write it, with blanks, dots, dashes and parentheses. */
function isNumber(text: string): boolean {
  let hasDigit = false;
  for (const character of text) {
    if ("0123456789*#+".includes(character)) hasDigit = true;
    else if (!" ().-".includes(character)) return false;
  }
  return hasDigit;
}
