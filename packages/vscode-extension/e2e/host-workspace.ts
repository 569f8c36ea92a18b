import { zxcvbnEstimator } from "@astlint/core/estimator";
import { rules } from "@astlint/rules";
import { tryCli } from "../../cli/src/testing/try-cli.ts";
import { Sites } from "./sites.ts";

const kinds: Readonly<Record<string, string>> = {
  critical: "Error",
  high: "Error",
  medium: "Warning",
  low: "Information",
  info: "Hint",
};

/** What the cases look at, with what the command line tool says about it beside. */
export async function hostWorkspace(): Promise<Sites> {
  const sites = new Sites();
  sites.add("small-office");
  sites.add("call-centre");
  for (const [path, text] of Object.entries(others)) sites.write(path, text);
  const expected = {
    recommended: [],
    strict: ["--preset=strict"],
    "asterisk-22": ["--asterisk-version=22"],
  };
  for (const [name, options] of Object.entries(expected)) {
    sites.write(`expected/${name}.json`, JSON.stringify(await findings(sites.folder, options)));
  }
  return sites;
}

/** Files that are there for their names. */
const others: Readonly<Record<string, string>> = {
  "names/asterisk/voicemail.conf.sample": "",
  "names/pbx/pjsip.conf": "#include trunks/provider.conf\n",
  "names/pbx/trunks/provider.conf": "",
  "names/pbx/extensions.conf": "#include menus/*.conf\n",
  "names/pbx/menus/queues.conf": "",
  "names/pbx/nginx/nginx.conf": "",
  "names/pbx/http.conf": "",
  "names/pbx/vm_general.inc": "",
  "names/nginx/nginx.conf": "",
  "names/nginx/http.conf": "",
  "names/plain.conf": "",
  "names/astlint.jsonc": "{}\n",
};

async function findings(cwd: string, options: readonly string[]): Promise<readonly string[]> {
  const argv = [".", "-f", "compact", "--fail-on=never", "--severity=info", ...options];
  const { stdout } = await tryCli(argv, { cwd, rules, loadEstimator: () => zxcvbnEstimator });
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [, place, severity = "", rest] = /^(\S+:\d+:\d+): (\S+) (.*)$/.exec(line) ?? [];
      return `${place} ${kinds[severity]} ${rest}`;
    })
    .sort();
}
