// Written by scripts/generate.ts.

import agents from "../../knowledge/meanings/agents.conf.json" with { type: "json" };
import confbridge from "../../knowledge/meanings/confbridge.conf.json" with { type: "json" };
import features from "../../knowledge/meanings/features.conf.json" with { type: "json" };
import followme from "../../knowledge/meanings/followme.conf.json" with { type: "json" };
import iax from "../../knowledge/meanings/iax.conf.json" with { type: "json" };
import meetme from "../../knowledge/meanings/meetme.conf.json" with { type: "json" };
import musiconhold from "../../knowledge/meanings/musiconhold.conf.json" with { type: "json" };
import pjsip from "../../knowledge/meanings/pjsip.conf.json" with { type: "json" };
import pjsipWizard from "../../knowledge/meanings/pjsip_wizard.conf.json" with { type: "json" };
import queues from "../../knowledge/meanings/queues.conf.json" with { type: "json" };
import resParking from "../../knowledge/meanings/res_parking.conf.json" with { type: "json" };
import sip from "../../knowledge/meanings/sip.conf.json" with { type: "json" };
import users from "../../knowledge/meanings/users.conf.json" with { type: "json" };
import voicemail from "../../knowledge/meanings/voicemail.conf.json" with { type: "json" };
import type { MeaningFile } from "./meaning.ts";

/** What is written down about the options of each file. */
export const meaningFiles: Readonly<Record<string, MeaningFile>> = {
  "agents.conf": agents,
  "confbridge.conf": confbridge,
  "features.conf": features,
  "followme.conf": followme,
  "iax.conf": iax,
  "meetme.conf": meetme,
  "musiconhold.conf": musiconhold,
  "pjsip.conf": pjsip,
  "pjsip_wizard.conf": pjsipWizard,
  "queues.conf": queues,
  "res_parking.conf": resParking,
  "sip.conf": sip,
  "users.conf": users,
  "voicemail.conf": voicemail,
};
