// Written by scripts/generate.ts.

import acl from "../../knowledge/meanings/acl.conf.json" with { type: "json" };
import adsi from "../../knowledge/meanings/adsi.conf.json" with { type: "json" };
import aeap from "../../knowledge/meanings/aeap.conf.json" with { type: "json" };
import agents from "../../knowledge/meanings/agents.conf.json" with { type: "json" };
import alarmreceiver from "../../knowledge/meanings/alarmreceiver.conf.json" with { type: "json" };
import amd from "../../knowledge/meanings/amd.conf.json" with { type: "json" };
import ari from "../../knowledge/meanings/ari.conf.json" with { type: "json" };
import asterisk from "../../knowledge/meanings/asterisk.conf.json" with { type: "json" };
import calendar from "../../knowledge/meanings/calendar.conf.json" with { type: "json" };
import cdr from "../../knowledge/meanings/cdr.conf.json" with { type: "json" };
import cdrAdaptiveOdbc from "../../knowledge/meanings/cdr_adaptive_odbc.conf.json" with { type: "json" };
import cdrCustom from "../../knowledge/meanings/cdr_custom.conf.json" with { type: "json" };
import cdrManager from "../../knowledge/meanings/cdr_manager.conf.json" with { type: "json" };
import cdrOdbc from "../../knowledge/meanings/cdr_odbc.conf.json" with { type: "json" };
import cdrPgsql from "../../knowledge/meanings/cdr_pgsql.conf.json" with { type: "json" };
import cdrSqlite3Custom from "../../knowledge/meanings/cdr_sqlite3_custom.conf.json" with { type: "json" };
import cel from "../../knowledge/meanings/cel.conf.json" with { type: "json" };
import celOdbc from "../../knowledge/meanings/cel_odbc.conf.json" with { type: "json" };
import celPgsql from "../../knowledge/meanings/cel_pgsql.conf.json" with { type: "json" };
import chanDahdi from "../../knowledge/meanings/chan_dahdi.conf.json" with { type: "json" };
import chanWebsocket from "../../knowledge/meanings/chan_websocket.conf.json" with { type: "json" };
import cliAliases from "../../knowledge/meanings/cli_aliases.conf.json" with { type: "json" };
import cliPermissions from "../../knowledge/meanings/cli_permissions.conf.json" with { type: "json" };
import codecs from "../../knowledge/meanings/codecs.conf.json" with { type: "json" };
import confbridge from "../../knowledge/meanings/confbridge.conf.json" with { type: "json" };
import dnsmgr from "../../knowledge/meanings/dnsmgr.conf.json" with { type: "json" };
import dundi from "../../knowledge/meanings/dundi.conf.json" with { type: "json" };
import enumConf from "../../knowledge/meanings/enum.conf.json" with { type: "json" };
import extconfig from "../../knowledge/meanings/extconfig.conf.json" with { type: "json" };
import extensions from "../../knowledge/meanings/extensions.conf.json" with { type: "json" };
import features from "../../knowledge/meanings/features.conf.json" with { type: "json" };
import festival from "../../knowledge/meanings/festival.conf.json" with { type: "json" };
import followme from "../../knowledge/meanings/followme.conf.json" with { type: "json" };
import funcOdbc from "../../knowledge/meanings/func_odbc.conf.json" with { type: "json" };
import geolocation from "../../knowledge/meanings/geolocation.conf.json" with { type: "json" };
import hep from "../../knowledge/meanings/hep.conf.json" with { type: "json" };
import http from "../../knowledge/meanings/http.conf.json" with { type: "json" };
import httpMediaCache from "../../knowledge/meanings/http_media_cache.conf.json" with { type: "json" };
import iax from "../../knowledge/meanings/iax.conf.json" with { type: "json" };
import iaxprov from "../../knowledge/meanings/iaxprov.conf.json" with { type: "json" };
import indications from "../../knowledge/meanings/indications.conf.json" with { type: "json" };
import logger from "../../knowledge/meanings/logger.conf.json" with { type: "json" };
import manager from "../../knowledge/meanings/manager.conf.json" with { type: "json" };
import meetme from "../../knowledge/meanings/meetme.conf.json" with { type: "json" };
import mgcp from "../../knowledge/meanings/mgcp.conf.json" with { type: "json" };
import minivm from "../../knowledge/meanings/minivm.conf.json" with { type: "json" };
import modules from "../../knowledge/meanings/modules.conf.json" with { type: "json" };
import motif from "../../knowledge/meanings/motif.conf.json" with { type: "json" };
import musiconhold from "../../knowledge/meanings/musiconhold.conf.json" with { type: "json" };
import namedAcl from "../../knowledge/meanings/named_acl.conf.json" with { type: "json" };
import ooh323 from "../../knowledge/meanings/ooh323.conf.json" with { type: "json" };
import phoneprov from "../../knowledge/meanings/phoneprov.conf.json" with { type: "json" };
import pjproject from "../../knowledge/meanings/pjproject.conf.json" with { type: "json" };
import pjsip from "../../knowledge/meanings/pjsip.conf.json" with { type: "json" };
import pjsipNotify from "../../knowledge/meanings/pjsip_notify.conf.json" with { type: "json" };
import pjsipWizard from "../../knowledge/meanings/pjsip_wizard.conf.json" with { type: "json" };
import prometheus from "../../knowledge/meanings/prometheus.conf.json" with { type: "json" };
import queues from "../../knowledge/meanings/queues.conf.json" with { type: "json" };
import resFax from "../../knowledge/meanings/res_fax.conf.json" with { type: "json" };
import resHttpMediaCache from "../../knowledge/meanings/res_http_media_cache.conf.json" with { type: "json" };
import resOdbc from "../../knowledge/meanings/res_odbc.conf.json" with { type: "json" };
import resParking from "../../knowledge/meanings/res_parking.conf.json" with { type: "json" };
import resPgsql from "../../knowledge/meanings/res_pgsql.conf.json" with { type: "json" };
import resSnmp from "../../knowledge/meanings/res_snmp.conf.json" with { type: "json" };
import resStunMonitor from "../../knowledge/meanings/res_stun_monitor.conf.json" with { type: "json" };
import resolverUnbound from "../../knowledge/meanings/resolver_unbound.conf.json" with { type: "json" };
import rtp from "../../knowledge/meanings/rtp.conf.json" with { type: "json" };
import sip from "../../knowledge/meanings/sip.conf.json" with { type: "json" };
import sipNotify from "../../knowledge/meanings/sip_notify.conf.json" with { type: "json" };
import skinny from "../../knowledge/meanings/skinny.conf.json" with { type: "json" };
import sorcery from "../../knowledge/meanings/sorcery.conf.json" with { type: "json" };
import stasis from "../../knowledge/meanings/stasis.conf.json" with { type: "json" };
import statsd from "../../knowledge/meanings/statsd.conf.json" with { type: "json" };
import stirShaken from "../../knowledge/meanings/stir_shaken.conf.json" with { type: "json" };
import udptl from "../../knowledge/meanings/udptl.conf.json" with { type: "json" };
import unistim from "../../knowledge/meanings/unistim.conf.json" with { type: "json" };
import users from "../../knowledge/meanings/users.conf.json" with { type: "json" };
import voicemail from "../../knowledge/meanings/voicemail.conf.json" with { type: "json" };
import websocketClient from "../../knowledge/meanings/websocket_client.conf.json" with { type: "json" };
import xmpp from "../../knowledge/meanings/xmpp.conf.json" with { type: "json" };
import type { MeaningFile } from "./meaning.ts";

/** What is written down about the options of each file. */
export const meaningFiles: Readonly<Record<string, MeaningFile>> = {
  "acl.conf": acl,
  "adsi.conf": adsi,
  "aeap.conf": aeap,
  "agents.conf": agents,
  "alarmreceiver.conf": alarmreceiver,
  "amd.conf": amd,
  "ari.conf": ari,
  "asterisk.conf": asterisk,
  "calendar.conf": calendar,
  "cdr.conf": cdr,
  "cdr_adaptive_odbc.conf": cdrAdaptiveOdbc,
  "cdr_custom.conf": cdrCustom,
  "cdr_manager.conf": cdrManager,
  "cdr_odbc.conf": cdrOdbc,
  "cdr_pgsql.conf": cdrPgsql,
  "cdr_sqlite3_custom.conf": cdrSqlite3Custom,
  "cel.conf": cel,
  "cel_odbc.conf": celOdbc,
  "cel_pgsql.conf": celPgsql,
  "chan_dahdi.conf": chanDahdi,
  "chan_websocket.conf": chanWebsocket,
  "cli_aliases.conf": cliAliases,
  "cli_permissions.conf": cliPermissions,
  "codecs.conf": codecs,
  "confbridge.conf": confbridge,
  "dnsmgr.conf": dnsmgr,
  "dundi.conf": dundi,
  "enum.conf": enumConf,
  "extconfig.conf": extconfig,
  "extensions.conf": extensions,
  "features.conf": features,
  "festival.conf": festival,
  "followme.conf": followme,
  "func_odbc.conf": funcOdbc,
  "geolocation.conf": geolocation,
  "hep.conf": hep,
  "http.conf": http,
  "http_media_cache.conf": httpMediaCache,
  "iax.conf": iax,
  "iaxprov.conf": iaxprov,
  "indications.conf": indications,
  "logger.conf": logger,
  "manager.conf": manager,
  "meetme.conf": meetme,
  "mgcp.conf": mgcp,
  "minivm.conf": minivm,
  "modules.conf": modules,
  "motif.conf": motif,
  "musiconhold.conf": musiconhold,
  "named_acl.conf": namedAcl,
  "ooh323.conf": ooh323,
  "phoneprov.conf": phoneprov,
  "pjproject.conf": pjproject,
  "pjsip.conf": pjsip,
  "pjsip_notify.conf": pjsipNotify,
  "pjsip_wizard.conf": pjsipWizard,
  "prometheus.conf": prometheus,
  "queues.conf": queues,
  "res_fax.conf": resFax,
  "res_http_media_cache.conf": resHttpMediaCache,
  "res_odbc.conf": resOdbc,
  "res_parking.conf": resParking,
  "res_pgsql.conf": resPgsql,
  "res_snmp.conf": resSnmp,
  "res_stun_monitor.conf": resStunMonitor,
  "resolver_unbound.conf": resolverUnbound,
  "rtp.conf": rtp,
  "sip.conf": sip,
  "sip_notify.conf": sipNotify,
  "skinny.conf": skinny,
  "sorcery.conf": sorcery,
  "stasis.conf": stasis,
  "statsd.conf": statsd,
  "stir_shaken.conf": stirShaken,
  "udptl.conf": udptl,
  "unistim.conf": unistim,
  "users.conf": users,
  "voicemail.conf": voicemail,
  "websocket_client.conf": websocketClient,
  "xmpp.conf": xmpp,
};
