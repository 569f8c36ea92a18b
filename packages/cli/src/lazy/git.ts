export { openRevision } from "../accept/git-revision.ts";
