// Written by scripts/generate.ts.

import aclConf from "../../knowledge/meanings/acl.conf.json" with { type: "json" };
import adsiConf from "../../knowledge/meanings/adsi.conf.json" with { type: "json" };
import aeapConf from "../../knowledge/meanings/aeap.conf.json" with { type: "json" };
import agentsConf from "../../knowledge/meanings/agents.conf.json" with { type: "json" };
import alarmreceiverConf from "../../knowledge/meanings/alarmreceiver.conf.json" with { type: "json" };
import ariConf from "../../knowledge/meanings/ari.conf.json" with { type: "json" };
import asteriskConf from "../../knowledge/meanings/asterisk.conf.json" with { type: "json" };
import cdrConf from "../../knowledge/meanings/cdr.conf.json" with { type: "json" };
import celConf from "../../knowledge/meanings/cel.conf.json" with { type: "json" };
import chanWebsocketConf from "../../knowledge/meanings/chan_websocket.conf.json" with { type: "json" };
import cliPermissionsConf from "../../knowledge/meanings/cli_permissions.conf.json" with { type: "json" };
import confbridgeConf from "../../knowledge/meanings/confbridge.conf.json" with { type: "json" };
import dnsmgrConf from "../../knowledge/meanings/dnsmgr.conf.json" with { type: "json" };
import dundiConf from "../../knowledge/meanings/dundi.conf.json" with { type: "json" };
import enumConf from "../../knowledge/meanings/enum.conf.json" with { type: "json" };
import extconfigConf from "../../knowledge/meanings/extconfig.conf.json" with { type: "json" };
import extensionsConf from "../../knowledge/meanings/extensions.conf.json" with { type: "json" };
import featuresConf from "../../knowledge/meanings/features.conf.json" with { type: "json" };
import festivalConf from "../../knowledge/meanings/festival.conf.json" with { type: "json" };
import followmeConf from "../../knowledge/meanings/followme.conf.json" with { type: "json" };
import geolocationConf from "../../knowledge/meanings/geolocation.conf.json" with { type: "json" };
import hepConf from "../../knowledge/meanings/hep.conf.json" with { type: "json" };
import httpConf from "../../knowledge/meanings/http.conf.json" with { type: "json" };
import httpMediaCacheConf from "../../knowledge/meanings/http_media_cache.conf.json" with { type: "json" };
import iaxConf from "../../knowledge/meanings/iax.conf.json" with { type: "json" };
import iaxprovConf from "../../knowledge/meanings/iaxprov.conf.json" with { type: "json" };
import loggerConf from "../../knowledge/meanings/logger.conf.json" with { type: "json" };
import managerConf from "../../knowledge/meanings/manager.conf.json" with { type: "json" };
import meetmeConf from "../../knowledge/meanings/meetme.conf.json" with { type: "json" };
import mgcpConf from "../../knowledge/meanings/mgcp.conf.json" with { type: "json" };
import minivmConf from "../../knowledge/meanings/minivm.conf.json" with { type: "json" };
import modulesConf from "../../knowledge/meanings/modules.conf.json" with { type: "json" };
import motifConf from "../../knowledge/meanings/motif.conf.json" with { type: "json" };
import musiconholdConf from "../../knowledge/meanings/musiconhold.conf.json" with { type: "json" };
import namedAclConf from "../../knowledge/meanings/named_acl.conf.json" with { type: "json" };
import ooh323Conf from "../../knowledge/meanings/ooh323.conf.json" with { type: "json" };
import phoneprovConf from "../../knowledge/meanings/phoneprov.conf.json" with { type: "json" };
import pjprojectConf from "../../knowledge/meanings/pjproject.conf.json" with { type: "json" };
import pjsipConf from "../../knowledge/meanings/pjsip.conf.json" with { type: "json" };
import pjsipNotifyConf from "../../knowledge/meanings/pjsip_notify.conf.json" with { type: "json" };
import pjsipWizardConf from "../../knowledge/meanings/pjsip_wizard.conf.json" with { type: "json" };
import prometheusConf from "../../knowledge/meanings/prometheus.conf.json" with { type: "json" };
import queuesConf from "../../knowledge/meanings/queues.conf.json" with { type: "json" };
import resHttpMediaCacheConf from "../../knowledge/meanings/res_http_media_cache.conf.json" with {
  type: "json",
};
import resOdbcConf from "../../knowledge/meanings/res_odbc.conf.json" with { type: "json" };
import resParkingConf from "../../knowledge/meanings/res_parking.conf.json" with { type: "json" };
import resSnmpConf from "../../knowledge/meanings/res_snmp.conf.json" with { type: "json" };
import resolverUnboundConf from "../../knowledge/meanings/resolver_unbound.conf.json" with { type: "json" };
import rtpConf from "../../knowledge/meanings/rtp.conf.json" with { type: "json" };
import sipConf from "../../knowledge/meanings/sip.conf.json" with { type: "json" };
import skinnyConf from "../../knowledge/meanings/skinny.conf.json" with { type: "json" };
import stasisConf from "../../knowledge/meanings/stasis.conf.json" with { type: "json" };
import statsdConf from "../../knowledge/meanings/statsd.conf.json" with { type: "json" };
import stirShakenConf from "../../knowledge/meanings/stir_shaken.conf.json" with { type: "json" };
import udptlConf from "../../knowledge/meanings/udptl.conf.json" with { type: "json" };
import unistimConf from "../../knowledge/meanings/unistim.conf.json" with { type: "json" };
import usersConf from "../../knowledge/meanings/users.conf.json" with { type: "json" };
import voicemailConf from "../../knowledge/meanings/voicemail.conf.json" with { type: "json" };
import websocketClientConf from "../../knowledge/meanings/websocket_client.conf.json" with { type: "json" };
import xmppConf from "../../knowledge/meanings/xmpp.conf.json" with { type: "json" };
import type { MeaningFile } from "./meaning.ts";

/** What is written down about the options of each file. */
export const meaningFiles: Readonly<Record<string, MeaningFile>> = {
  "acl.conf": aclConf,
  "adsi.conf": adsiConf,
  "aeap.conf": aeapConf,
  "agents.conf": agentsConf,
  "alarmreceiver.conf": alarmreceiverConf,
  "ari.conf": ariConf,
  "asterisk.conf": asteriskConf,
  "cdr.conf": cdrConf,
  "cel.conf": celConf,
  "chan_websocket.conf": chanWebsocketConf,
  "cli_permissions.conf": cliPermissionsConf,
  "confbridge.conf": confbridgeConf,
  "dnsmgr.conf": dnsmgrConf,
  "dundi.conf": dundiConf,
  "enum.conf": enumConf,
  "extconfig.conf": extconfigConf,
  "extensions.conf": extensionsConf,
  "features.conf": featuresConf,
  "festival.conf": festivalConf,
  "followme.conf": followmeConf,
  "geolocation.conf": geolocationConf,
  "hep.conf": hepConf,
  "http.conf": httpConf,
  "http_media_cache.conf": httpMediaCacheConf,
  "iax.conf": iaxConf,
  "iaxprov.conf": iaxprovConf,
  "logger.conf": loggerConf,
  "manager.conf": managerConf,
  "meetme.conf": meetmeConf,
  "mgcp.conf": mgcpConf,
  "minivm.conf": minivmConf,
  "modules.conf": modulesConf,
  "motif.conf": motifConf,
  "musiconhold.conf": musiconholdConf,
  "named_acl.conf": namedAclConf,
  "ooh323.conf": ooh323Conf,
  "phoneprov.conf": phoneprovConf,
  "pjproject.conf": pjprojectConf,
  "pjsip.conf": pjsipConf,
  "pjsip_notify.conf": pjsipNotifyConf,
  "pjsip_wizard.conf": pjsipWizardConf,
  "prometheus.conf": prometheusConf,
  "queues.conf": queuesConf,
  "res_http_media_cache.conf": resHttpMediaCacheConf,
  "res_odbc.conf": resOdbcConf,
  "res_parking.conf": resParkingConf,
  "res_snmp.conf": resSnmpConf,
  "resolver_unbound.conf": resolverUnboundConf,
  "rtp.conf": rtpConf,
  "sip.conf": sipConf,
  "skinny.conf": skinnyConf,
  "stasis.conf": stasisConf,
  "statsd.conf": statsdConf,
  "stir_shaken.conf": stirShakenConf,
  "udptl.conf": udptlConf,
  "unistim.conf": unistimConf,
  "users.conf": usersConf,
  "voicemail.conf": voicemailConf,
  "websocket_client.conf": websocketClientConf,
  "xmpp.conf": xmppConf,
};
