import { parseInclude } from "../../dialplan/include.ts";
import type { Span } from "../../text/span.ts";
import { type Location, touches } from "../location.ts";
import { bullets, code } from "./markdown.ts";

/** The times behind the context of an `include =>`, and what is said about them. */
export function describeTimes({
  file,
  option,
  offset,
}: Location): { readonly span: Span; readonly markdown: string } | undefined {
  if (file?.name !== "extensions.conf" || option?.key !== "include") return undefined;
  const { context, timing } = parseInclude(option.value);
  if (!timing) return undefined;
  const start = context.length + 1;
  const { span } = option.placeIn(start, option.value.length);
  if (!touches(span, offset)) return undefined;
  const fields = option.value.slice(start).split(/[|,]/);
  const shown = fields.flatMap((field, index) => {
    const text = field.trim();
    const name = names[index];
    return name === undefined || text === "" || text === "*" ? [] : [`${name} ${code(text)}`];
  });
  const text = shown.length === 0 ? "It counts at any time" : `It counts only at\n\n${bullets(shown)}`;
  return { span, markdown: `**Times of the include** of ${code(context.trim())}\n\n${text}` };
}

const names = ["Hours", "Days of the week", "Days of the month", "Months", "In the time zone"] as const;
