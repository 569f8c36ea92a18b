/** Whether a SIP address asks for TLS: `sips:host`, `sip:host;transport=tls`. */
export function usesTls(uri: string): boolean {
  const text = uri.toLowerCase();
  return text.startsWith("sips:") || text.includes("<sips:") || text.includes(";transport=tls");
}
