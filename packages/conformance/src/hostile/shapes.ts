import { accountShapes } from "./account-shapes.ts";
import { configShapes } from "./config-shapes.ts";
import { dialplanShapes } from "./dialplan-shapes.ts";
import type { Shape } from "./shape.ts";

/** Every hostile configuration that is known. */
export const shapes: readonly Shape[] = [...configShapes, ...dialplanShapes, ...accountShapes];
