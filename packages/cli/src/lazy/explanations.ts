export { previewOf, waysTo, writesSecret } from "../report/explanations.ts";
