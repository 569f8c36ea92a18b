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
    const [detail, severity] = said[state];
    this.say(detail, severity);
  }

  showOff(): void {
    this.item.busy = false;
    this.say("switched off in the settings", LanguageStatusSeverity.Information);
  }

  showFailed(): void {
    this.show(State.StartFailed);
  }

  dispose(): void {
    this.item.dispose();
  }

  private say(detail: string, severity: LanguageStatusSeverity): void {
    this.item.detail = detail;
    this.item.severity = severity;
  }
}

const said: Readonly<Record<State, readonly [detail: string, severity: LanguageStatusSeverity]>> = {
  [State.Starting]: ["starting", LanguageStatusSeverity.Information],
  [State.Running]: ["running", LanguageStatusSeverity.Information],
  [State.Stopped]: ["stopped", LanguageStatusSeverity.Warning],
  [State.StartFailed]: ["did not start", LanguageStatusSeverity.Error],
};
