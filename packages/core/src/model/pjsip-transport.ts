import type { Option } from "../workspace/option.ts";
import { splitHostPort } from "./addresses.ts";
import { hostExposure, type Listener } from "./listener.ts";
import type { PjsipObject } from "./pjsip-object.ts";

export type PjsipProtocol = "udp" | "tcp" | "tls" | "ws" | "wss" | "flow";

/** A transport of chan_pjsip. Those of web sockets open no socket of their own: the web server does. */
export interface PjsipTransport extends Listener<PjsipProtocol> {
  readonly object: PjsipObject;
  readonly id: string;
  readonly protocolOption: Option | undefined;
  /** Whether chan_pjsip opens a socket for it. */
  readonly isListening: boolean;
}

const protocols: readonly PjsipProtocol[] = ["udp", "tcp", "tls", "ws", "wss", "flow"];

export function pjsipTransport(object: PjsipObject): PjsipTransport {
  const protocolOption = object.settings.get("protocol");
  const word = protocolOption?.value.toLowerCase();
  const transport = protocols.find((protocol) => protocol === word) ?? "udp";
  const option = object.settings.get("bind");
  const { host, port } = splitHostPort(option?.value ?? "");
  const isOwn = transport === "udp" || transport === "tcp" || transport === "tls";
  return {
    object,
    id: object.id,
    transport,
    protocolOption,
    host,
    port: port || (transport === "tls" ? 5061 : 5060),
    exposure: option ? hostExposure(host) : "unknown",
    option,
    isListening: isOwn && option !== undefined && option.value !== "",
  };
}
