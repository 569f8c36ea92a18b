import { workspace } from "vscode";
import { type Case, closeAll, eventually, file } from "./cases.ts";

const languages: readonly (readonly [path: string, language: string])[] = [
  ["small-office/asterisk/extensions.conf", "asterisk-dialplan"],
  ["call-centre/asterisk/extensions.d/agents.conf", "asterisk-dialplan"],
  ["small-office/asterisk/sip.conf", "asterisk-config"],
  ["small-office/asterisk/http.conf", "asterisk-config"],
  ["names/asterisk/voicemail.conf.sample", "asterisk-config"],
  ["names/pbx/pjsip.conf", "asterisk-config"],
  ["names/pbx/http.conf", "asterisk-config"],
  ["names/pbx/vm_general.inc", "asterisk-config"],
  ["names/pbx/trunks/provider.conf", "asterisk-config"],
  ["names/pbx/menus/queues.conf", "asterisk-dialplan"],
  ["names/pbx/nginx/nginx.conf", "properties"],
  ["names/nginx/nginx.conf", "properties"],
  ["names/nginx/http.conf", "properties"],
  ["names/plain.conf", "properties"],
  ["names/astlint.jsonc", "jsonc"],
];

export const languageCases: readonly Case[] = languages.map(([path, language]) => ({
  name: `${path} is taken for ${language}`,
  async run() {
    const { uri } = await workspace.openTextDocument(file(path));
    const languageOf = () =>
      workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.languageId;
    await eventually(languageOf, language);
    await closeAll();
  },
}));
