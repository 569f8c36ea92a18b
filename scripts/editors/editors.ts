import { fileURLToPath } from "node:url";
import { documentedBlocks } from "./documented.ts";

/** An editor that Debian has: what it is set up with, and how it is started without a screen. */
export interface Editor {
  readonly name: string;
  readonly program: string;
  /** Of Debian. */
  readonly packages: readonly string[];
  /** Says that all of it is there, by ending with 0. */
  readonly probe: readonly string[];
  /** Below the home folder, where the user's settings are. */
  readonly settingsPath: string;
  /** What docs/editors.md tells users of this version to write there. */
  settings(version: string): string;
  readonly args: readonly string[];
}

export const editors: readonly Editor[] = [
  {
    name: "Neovim",
    program: "nvim",
    packages: ["neovim"],
    probe: ["--version"],
    settingsPath: ".config/nvim/init.lua",
    settings: (version) => {
      const [current = "", older = ""] = documentedBlocks("Neovim");
      return Number(version.split(".")[1]) >= 11 ? current : older;
    },
    args: ["--headless", "-i", "NONE", "-n", "-c", `luafile ${driver("neovim.lua")}`],
  },
  {
    name: "Emacs",
    program: "emacs",
    packages: ["emacs-nox", "elpa-eglot"],
    probe: ["--batch", "--eval", "(require 'eglot)"],
    settingsPath: ".emacs.d/init.el",
    settings: () => documentedBlocks("Emacs")[0] ?? "",
    // Without a screen Emacs does not read the user's settings by itself.
    args: ["--batch", "-l", "~/.emacs.d/init.el", "-l", driver("emacs.el")],
  },
  {
    name: "Vim with ALE",
    program: "vim.nox",
    packages: ["vim-nox", "vim-ale"],
    probe: ["-u", "NONE", "-N", "-es", "+packadd ale", "+if exists(':ALELint') | quit | endif", "+cquit"],
    settingsPath: ".vimrc",
    settings: () => documentedBlocks("Vim")[0] ?? "",
    args: ["-u", "~/.vimrc", "-i", "NONE", "-N", "-n", "-es", "-S", driver("vim.vim")],
  },
];

function driver(name: string): string {
  return fileURLToPath(new URL(`drive/${name}`, import.meta.url));
}
