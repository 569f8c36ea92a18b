export { init } from "./init.ts";
export { printSettings } from "./print-settings.ts";
