import { type ManagerClass, type Tree, widestExposure } from "@astlint/core";
import { generalName, generalPlace } from "../ami/general-section.ts";
import type { Evidence, Trigger } from "./trigger.ts";

/** What the web server and AMI offer. */
export const webTriggers: Readonly<Record<string, Trigger>> = {
  http: {
    title: "the web server",
    relief: "Let the web server listen on 127.0.0.1 only",
    find: webServer,
  },
  "http-status": {
    title: "the status page of the web server",
    relief: "Set enable_status=no in http.conf",
    find: (tree) => (tree.http?.general.isTrue(true, "enable_status").value ? webServer(tree) : undefined),
  },
  "http-websocket": {
    title: "WebSocket connections to the web server",
    relief: "Keep res_http_websocket.so from loading, or let the web server listen on 127.0.0.1 only",
    find: (tree) => (tree.modules.state("res_http_websocket").isLoaded ? webServer(tree) : undefined),
  },
  phoneprov: {
    title: "phone settings on the web server",
    relief: "Put 'noload => res_phoneprov.so' in modules.conf",
    find(tree) {
      const hasProfiles = tree.live("phoneprov.conf")?.live.some(({ options }) => options.length > 0);
      return hasProfiles ? webServer(tree) : undefined;
    },
  },
  "ari-writer": {
    title: "ARI",
    relief:
      "Give ARI users read_only=yes where that is enough, and let the web server listen on 127.0.0.1 only",
    find: (tree) => ariUser(tree, false),
  },
  "ari-reader": {
    title: "ARI users with read_only=yes",
    relief: "Let the web server listen on 127.0.0.1 only",
    find: (tree) => ariUser(tree, true),
  },
  "ami-http": {
    title: "AMI over HTTP",
    relief: "Set webenabled=no in manager.conf",
    find({ manager }) {
      const option = manager?.isWebEnabled.option;
      if (!manager || !option || manager.webListeners.length === 0) return undefined;
      const exposure = widestExposure(manager.webListeners.map((listener) => listener.exposure));
      return { at: option.valuePlace, exposure };
    },
  },
  "ami-user": {
    title: "AMI",
    relief: "Let AMI listen on 127.0.0.1 only, and give its users no more rights than they need",
    find: (tree) => managerUser(tree),
  },
  "ami-originate": {
    title: "AMI users who may place calls",
    relief: "Take 'originate' from the rights of AMI users who can do without",
    find: (tree) => managerUser(tree, "originate"),
  },
  "ami-config": {
    title: "AMI users who may read the configuration",
    relief: "Take 'config' from the rights of AMI users who can do without",
    find: (tree) => managerUser(tree, "config"),
  },
};

function webServer({ http }: Tree): Evidence | undefined {
  if (!http || http.listeners.length === 0) return undefined;
  const widest = http.listeners.find(({ exposure }) => exposure === http.exposure);
  const at = generalPlace(http, widest?.option ?? http.isEnabled.option) ?? generalName(http);
  return { at, exposure: http.exposure };
}

function ariUser({ ari }: Tree, isReadOnly: boolean): Evidence | undefined {
  const user = ari?.users.find(
    ({ password, isReadOnly: { value } }) => password !== undefined && value === isReadOnly,
  );
  if (!ari || !user || ari.listeners.length === 0) return undefined;
  return { at: user.namePlace, exposure: widestExposure(ari.listeners.map(({ exposure }) => exposure)) };
}

/** Someone who can log in to AMI and has a right to read or to write. */
function managerUser({ manager }: Tree, right?: ManagerClass): Evidence | undefined {
  const user = manager?.users.find(
    ({ canLogIn, reach, read, write }) =>
      canLogIn && reach !== "nobody" && (!right || write.classes.has(right) || read.classes.has(right)),
  );
  if (!user) return undefined;
  return { at: user.namePlace, exposure: user.reach === "nobody" ? "loopback" : user.reach };
}
