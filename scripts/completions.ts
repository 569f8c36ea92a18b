import type { CommandFacts, CommandLineFacts, FlagFacts } from "./command-line.ts";

const notice = "Made from the flags of astlint by 'npm run generate'.";

/** File name → completion script, for bash, zsh and fish. */
export function completions(line: CommandLineFacts, rules: readonly string[]): ReadonlyMap<string, string> {
  return new Map([
    ["astlint.bash", bash(line, rules)],
    ["_astlint", zsh(line, rules)],
    ["astlint.fish", fish(line, rules)],
  ]);
}

/** Works with and without the package bash-completion, and in the bash 3.2 of macOS. */
function bash({ flags, commands }: CommandLineFacts, rules: readonly string[]): string {
  const cases = [
    ...bashCases("", flags),
    ...commands.flatMap((command) => bashCases(command.name, command.flags)),
  ];
  const contexts = commands.map(
    ({ name, words, flags: own }) =>
      `    ${name}) flags="${names(own).join(" ")}" first="${words.join(" ")}" ;;`,
  );
  return `# bash completion for astlint. ${notice}

_astlint_rules="
${rules.join("\n")}
"

# Offers the words of $1 that start with $2, each with $3 before it.
_astlint_words() {
  local IFS=$' \\t\\n' word
  for word in $1; do
    [[ $word == "$2"* ]] && COMPREPLY+=("$3$word")
  done
}

# Offers files (f) or folders (d), $1, that start with $2, each with $3 before it.
_astlint_paths() {
  local path
  while IFS= read -r path; do
    COMPREPLY+=("$3$path")
  done < <(compgen "-$1" -- "$2")
  compopt -o filenames 2>/dev/null
}

_astlint() {
  local words command="" option="" value flags first kind="" choices="" list=""
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_LINE:0:COMP_POINT}
  COMPREPLY=()
  # COMP_WORDS has every '=' as a word of its own.
  [[ $current == "=" ]] && current=""
  read -ra words <<<"$before"
  [[ $before == *[[:space:]] ]] && words+=("")
  local count=\${#words[@]}
  value=\${words[count - 1]}

  case \${words[1]} in
${commands.map(({ name }) => `    ${name}) ((count > 2)) && command=${name} ;;`).join("\n")}
  esac
  case $command in
${contexts.join("\n")}
    *) flags="${names(flags).join(" ")}" first="${commands.map(({ name }) => name).join(" ")}" ;;
  esac
  if [[ $value == --*=* ]]; then
    option=\${value%%=*} value=\${value#*=}
  elif [[ $value == -?* ]]; then
    _astlint_words "$flags" "$value" ""
    return
  else
    option=\${words[count - 2]}
  fi
  case $command:$option in
${cases.join("\n")}
  esac

  # In '-f sarif=report' a file follows the choice.
  [[ $kind == choice && $value == *=* ]] && kind=f
  case $kind in
    choice) _astlint_words "$choices" "$value" "\${current%"$value"}" ;;
    rule)
      [[ $value == *,* ]] && list=\${value%,*},
      _astlint_words "$_astlint_rules" "\${value#"$list"}" "\${current%"$value"}$list"
      ;;
    f | d)
      [[ $current == *=* ]] && list=\${current%=*}=
      _astlint_paths "$kind" "\${current#"$list"}" "$list"
      ;;
    text) ;;
    *)
      [[ -z $command && count -eq 2 || -n $command && count -eq 3 ]] && _astlint_words "$first" "$value" ""
      [[ -n $command && count -eq 3 && -n $first ]] || _astlint_paths f "$current" ""
      ;;
  esac
}

complete -F _astlint astlint
`;
}

function bashCases(command: string, flags: readonly FlagFacts[]): string[] {
  return flags.flatMap(({ short, long, value }) => {
    if (!value) return [];
    const pattern = [long, ...(short === undefined ? [] : [short])].map((name) => `${command}:${name}`);
    const kinds = { file: "f", folder: "d", rule: "rule", text: "text", choice: "choice" } as const;
    const choices = value.kind === "choice" ? ` choices="${value.choices.join(" ")}"` : "";
    return `    ${pattern.join(" | ")}) kind=${kinds[value.kind]}${choices} ;;`;
  });
}

function zsh({ flags, commands, paths }: CommandLineFacts, rules: readonly string[]): string {
  const own = commands.map(
    (command) => `_astlint_${command.name}() {
  _arguments -s -S \\
${zshFlags(command.flags)}
    ${zshQuoted(`1:${command.name}:(${command.words.join(" ")})`)} \\
    '*:path:_files'
}
`,
  );
  const cases = commands.map(
    ({ name }) => `  if [[ $words[2] == ${name} ]] && ((CURRENT > 2)); then
    shift words
    ((CURRENT--))
    _astlint_${name}
    return
  fi`,
  );
  return `#compdef astlint
# zsh completion for astlint. ${notice}

_astlint_rules() {
  local -a rules=(
${rules.map((rule) => `    ${rule}`).join("\n")}
  )
  _sequence compadd - $rules
}

# A choice, or a choice with '=' and a file.
_astlint_choice() {
  if compset -P '*='; then
    _files
  else
    compadd "$@"
  fi
}

_astlint_paths() {
  ((CURRENT == 2)) && compadd ${commands.map(({ name }) => name).join(" ")}
  _files
}

${own.join("\n")}
_astlint() {
${cases.join("\n")}
  _arguments -s -S \\
${zshFlags(flags)}
    ${zshQuoted(`*:${inBrackets(brief(paths))}:_astlint_paths`)}
}

_astlint "$@"
`;
}

function zshFlags(flags: readonly FlagFacts[]): string {
  const lines = flags.flatMap((flag) => {
    const { short, long, takes, isRepeatable, description } = flag;
    const both = [...(short === undefined ? [] : [short]), long];
    const excluded = isRepeatable ? "*" : both.length > 1 ? `(${both.join(" ")})` : "";
    const argument = takes === undefined ? "" : `:${takes}:${zshValue(flag)}`;
    return both.map((name) => {
      const ending = takes !== undefined && name.startsWith("--") ? "=" : "";
      return `    ${zshQuoted(`${excluded}${name}${ending}[${inBrackets(brief(description))}]${argument}`)} \\`;
    });
  });
  return lines.join("\n");
}

function zshValue({ value }: FlagFacts): string {
  if (value?.kind === "choice") return `_astlint_choice ${value.choices.join(" ")}`;
  const kinds = { rule: "_astlint_rules", file: "_files", folder: "_files -/", text: " " } as const;
  return kinds[value?.kind ?? "text"];
}

function inBrackets(text: string): string {
  return text.replaceAll(/[[\]:\\]/g, (character) => `\\${character}`);
}

function zshQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function fish({ flags, commands }: CommandLineFacts, rules: readonly string[]): string {
  const all = commands.map(({ name }) => name).join(" ");
  return `# fish completion for astlint. ${notice}

function __astlint_rules
    string split -n \\n '
${rules.join("\n")}
'
end

${fishFlags(`not __fish_seen_subcommand_from ${all}`, flags)}
${commands.map(fishCommand).join("\n")}
`;
}

function fishCommand({ name, description, words, flags }: CommandFacts): string {
  const isGiven = `__fish_seen_subcommand_from ${name}`;
  return `complete -c astlint -n __fish_use_subcommand -a ${name} -d ${fishQuoted(brief(description))}
complete -c astlint -n '${isGiven}; and not __fish_seen_subcommand_from ${words.join(" ")}' -f -a '${words.join(" ")}'
${fishFlags(isGiven, flags)}`;
}

function fishFlags(condition: string, flags: readonly FlagFacts[]): string {
  const lines = flags.map((flag) => {
    const short = flag.short === undefined ? "" : ` -s ${flag.short.slice(1)}`;
    const description = fishQuoted(brief(flag.description));
    return `complete -c astlint -n '${condition}'${short} -l ${flag.long.slice(2)}${fishValue(flag)} -d ${description}`;
  });
  return lines.join("\n");
}

function fishValue({ value }: FlagFacts): string {
  switch (value?.kind) {
    case undefined:
      return "";
    case "choice":
      return ` -x -a '${value.choices.join(" ")}'`;
    case "rule":
      return " -x -a '(__fish_append , (__astlint_rules))'";
    case "file":
      return " -r -F";
    case "folder":
      return " -x -a '(__fish_complete_directories)'";
    case "text":
      return " -x";
  }
}

function fishQuoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

function names(flags: readonly FlagFacts[]): string[] {
  return flags.flatMap(({ short, long }) => (short === undefined ? [long] : [short, long]));
}

/** The description, or what stands before its details. */
function brief(description: string): string {
  if (description.length <= 70) return description;
  return description.replace(/(: |; | \(|\. ).*$/s, "").replace(/\.$/, "");
}
