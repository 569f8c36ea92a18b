// Written by scripts/generate.ts.

import pjsip from "../../knowledge/meanings/pjsip.conf.json" with { type: "json" };
import pjsipWizard from "../../knowledge/meanings/pjsip_wizard.conf.json" with { type: "json" };
import sip from "../../knowledge/meanings/sip.conf.json" with { type: "json" };
import type { MeaningFile } from "./meaning.ts";

/** What is written down about the options of each file. */
export const meaningFiles: Readonly<Record<string, MeaningFile>> = {
  "pjsip.conf": pjsip,
  "pjsip_wizard.conf": pjsipWizard,
  "sip.conf": sip,
};
