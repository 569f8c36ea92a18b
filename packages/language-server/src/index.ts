export { serve } from "./server.ts";
export type { World } from "./world.ts";
