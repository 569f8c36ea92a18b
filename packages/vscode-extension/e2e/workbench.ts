import type { Locator, Page } from "playwright-core";

/** VS Code's window, as someone with a keyboard uses it. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until a file is shown. */
  async shown(file: string): Promise<Locator> {
    const editor = this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${file}"]`);
    await editor.waitFor();
    return editor;
  }

  /** What VS Code takes the file for. */
  async language(name: string): Promise<void> {
    await this.page.locator("#status\\.editor\\.mode").getByText(name, { exact: true }).waitFor();
  }

  async open(file: string): Promise<Locator> {
    await this.pick("Control+p", file, file.split("/").at(-1) ?? file);
    return await this.shown(file);
  }

  async run(command: string): Promise<void> {
    await this.pick("F1", `>${command}`, command);
  }

  /** Takes one of those that a command offers. */
  async choose(text: string): Promise<void> {
    await this.input.fill(text);
    await this.page
      .locator(".quick-input-widget:visible .monaco-list-row.focused", { hasText: text })
      .waitFor();
    await this.page.keyboard.press("Enter");
  }

  async goTo(line: number, column: number): Promise<void> {
    const place = this.page.locator("#status\\.editor\\.selection").getByText(`Ln ${line}, Col ${column}`);
    await this.repeat(
      async () => {
        await this.page.keyboard.press("Control+g");
        await this.input.fill(`:${line}:${column}`, { timeout: 3_000 });
        await this.page.keyboard.press("Enter");
      },
      () => place,
    );
  }

  /** Shows the list of problems, and waits for one in it. Only so many are in the page: a filter brings it there. */
  async problem(text: string, filter = ""): Promise<Locator> {
    const panel = this.page.locator(".markers-panel");
    const row = panel.locator(".monaco-list-row", { hasText: text }).first();
    const input = this.page.locator(".part.panel .viewpane-filter input:visible");
    await this.repeat(
      async () => {
        if (!(await panel.isVisible())) await this.page.keyboard.press("Control+Shift+M");
        await input.fill("", { timeout: 5_000 });
        await input.fill(filter, { timeout: 5_000 });
      },
      () => row,
    );
    return row;
  }

  /** Shows what can be done about the place of the cursor, and waits until one of it is what Enter does. */
  async actions(title: string): Promise<Locator> {
    const rows = this.page.locator(".action-widget .monaco-list-row.action.focused", { hasText: title });
    const action = rows.first();
    await this.repeat(
      () => this.page.keyboard.press("Control+."),
      () => action,
    );
    return action;
  }

  /** What the language status says, which VS Code shows where the language is. */
  async status(text: string): Promise<Locator> {
    const status = this.page.locator(".hover-language-status:visible", { hasText: text });
    await this.repeat(
      async () => {
        await this.page.locator(".monaco-workbench .part.titlebar").hover();
        await this.page.locator("#status\\.languageStatus").hover();
      },
      () => status.first(),
    );
    return status;
  }

  /** The hover over the cursor. */
  async hover(text: string): Promise<Locator> {
    const hover = this.page.locator(".monaco-hover:visible", { hasText: text }).first();
    await this.repeat(
      async () => {
        await this.page.keyboard.press("Control+k");
        await this.page.keyboard.press("Control+i");
      },
      () => hover,
    );
    return hover;
  }

  /** The list of completions at the cursor. */
  async suggestions(label: string): Promise<Locator> {
    const row = this.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: label }).first();
    await this.repeat(
      () => this.page.keyboard.press("Control+Space"),
      () => row,
    );
    return row;
  }

  private get input(): Locator {
    return this.page.locator(".quick-input-widget:visible .quick-input-box input.input");
  }

  private async pick(key: string, text: string, row: string): Promise<void> {
    const rows = this.page.locator(".quick-input-widget:visible .monaco-list-row.focused", { hasText: row });
    await this.repeat(
      async () => {
        await this.page.keyboard.press(key);
        await this.input.fill(text, { timeout: 3_000 });
      },
      () => rows.first(),
    );
    await this.page.keyboard.press("Enter");
  }

  /** Does it again, as people do, when something that came in between has closed what it opened. */
  private async repeat(act: () => Promise<void>, result: () => Locator): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await act();
        await result().waitFor({ timeout: 5_000 });
        return;
      } catch (error) {
        if (tries === 6) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
  }
}
