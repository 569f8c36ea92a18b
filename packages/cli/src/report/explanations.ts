export { previewOf, writesSecret } from "./fix-preview.ts";
export { waysTo } from "./ways.ts";
