// Written by scripts/generate.ts.

import agents from "../../knowledge/meanings/agents.conf.json" with { type: "json" };
import confbridge from "../../knowledge/meanings/confbridge.conf.json" with { type: "json" };
import dundi from "../../knowledge/meanings/dundi.conf.json" with { type: "json" };
import features from "../../knowledge/meanings/features.conf.json" with { type: "json" };
import followme from "../../knowledge/meanings/followme.conf.json" with { type: "json" };
import iax from "../../knowledge/meanings/iax.conf.json" with { type: "json" };
import iaxprov from "../../knowledge/meanings/iaxprov.conf.json" with { type: "json" };
import meetme from "../../knowledge/meanings/meetme.conf.json" with { type: "json" };
import mgcp from "../../knowledge/meanings/mgcp.conf.json" with { type: "json" };
import minivm from "../../knowledge/meanings/minivm.conf.json" with { type: "json" };
import musiconhold from "../../knowledge/meanings/musiconhold.conf.json" with { type: "json" };
import ooh323 from "../../knowledge/meanings/ooh323.conf.json" with { type: "json" };
import phoneprov from "../../knowledge/meanings/phoneprov.conf.json" with { type: "json" };
import pjsip from "../../knowledge/meanings/pjsip.conf.json" with { type: "json" };
import pjsipWizard from "../../knowledge/meanings/pjsip_wizard.conf.json" with { type: "json" };
import queues from "../../knowledge/meanings/queues.conf.json" with { type: "json" };
import resParking from "../../knowledge/meanings/res_parking.conf.json" with { type: "json" };
import sip from "../../knowledge/meanings/sip.conf.json" with { type: "json" };
import skinny from "../../knowledge/meanings/skinny.conf.json" with { type: "json" };
import unistim from "../../knowledge/meanings/unistim.conf.json" with { type: "json" };
import users from "../../knowledge/meanings/users.conf.json" with { type: "json" };
import voicemail from "../../knowledge/meanings/voicemail.conf.json" with { type: "json" };
import type { MeaningFile } from "./meaning.ts";

/** What is written down about the options of each file. */
export const meaningFiles: Readonly<Record<string, MeaningFile>> = {
  "agents.conf": agents,
  "confbridge.conf": confbridge,
  "dundi.conf": dundi,
  "features.conf": features,
  "followme.conf": followme,
  "iax.conf": iax,
  "iaxprov.conf": iaxprov,
  "meetme.conf": meetme,
  "mgcp.conf": mgcp,
  "minivm.conf": minivm,
  "musiconhold.conf": musiconhold,
  "ooh323.conf": ooh323,
  "phoneprov.conf": phoneprov,
  "pjsip.conf": pjsip,
  "pjsip_wizard.conf": pjsipWizard,
  "queues.conf": queues,
  "res_parking.conf": resParking,
  "sip.conf": sip,
  "skinny.conf": skinny,
  "unistim.conf": unistim,
  "users.conf": users,
  "voicemail.conf": voicemail,
};
