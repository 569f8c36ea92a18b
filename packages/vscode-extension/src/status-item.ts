import { type Disposable, LanguageStatusSeverity, languages } from "vscode";
import { State } from "vscode-languageclient";

/** What the language status in the corner says while an Asterisk file is shown. */
export class StatusItem implements Disposable {
  private readonly item = languages.createLanguageStatusItem("astlint", [
    { language: "asterisk-config" },
    { language: "asterisk-dialplan" },
  ]);

  constructor() {
    this.item.name = "astlint";
    this.item.text = "astlint";
    this.item.command = { title: "Show Output", command: "astlint.showOutput" };
  }

  show(state: State): void {
    this.item.busy = state === State.Starting;
    if (state === State.Stopped) this.say("stopped", LanguageStatusSeverity.Warning);
    else this.say(state === State.Running ? "running" : "starting", LanguageStatusSeverity.Information);
  }

  showOff(): void {
    this.say("switched off in the settings", LanguageStatusSeverity.Information);
  }

  showFailed(): void {
    this.say("did not start", LanguageStatusSeverity.Error);
  }

  dispose(): void {
    this.item.dispose();
  }

  private say(detail: string, severity: LanguageStatusSeverity): void {
    this.item.detail = detail;
    this.item.severity = severity;
  }
}
