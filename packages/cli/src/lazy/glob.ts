export { default as glob } from "fast-glob";
