#!/usr/bin/env node
import { loadProgram } from "./load-program.ts";

loadProgram(module, require, __dirname).start();
