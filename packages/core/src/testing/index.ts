export { compareWithMarks } from "./check-marks.ts";
export { conf } from "./conf.ts";
export { loadExample } from "./load-example.ts";
export { type Mark, type MarkedText, parseMarks } from "./marks.ts";
export { tryExample } from "./try-example.ts";
