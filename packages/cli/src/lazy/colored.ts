import { Chalk } from "chalk";
import type { Style } from "../terminal/style.ts";

/** The sixteen colours that every terminal has in its own theme. */
const chalk = new Chalk({ level: 1 });

export const colored: Style = {
  bold: chalk.bold,
  dim: chalk.dim,
  added: chalk.green,
  removed: chalk.red,
  good: chalk.green,
  severity: {
    critical: chalk.red.bold.inverse,
    high: chalk.red.bold,
    medium: chalk.yellow,
    low: chalk.cyan,
    info: chalk.blue,
  },
};
