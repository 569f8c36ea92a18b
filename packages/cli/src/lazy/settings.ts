export { parseSettings } from "@astlint/core";
