/** The look of the report: light and dark, on a screen of any width and on paper. Nothing is loaded from elsewhere. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f4f6f8; --card: #ffffff; --sunken: #f6f8fa; --ink: #1c2128; --soft: #57606a; --line: #d5dbe1; --link: #0a58ca;
  --critical: #8f0d24; --critical-back: #ffe1e5; --critical-bar: #b4122f;
  --high: #8a3200; --high-back: #ffe8d6; --high-bar: #dd6b20;
  --medium: #6b4f00; --medium-back: #fff1bd; --medium-bar: #d9a514;
  --low: #0b4f9c; --low-back: #deedff; --low-bar: #4a8fe0;
  --info: #4a525c; --info-back: #e8ecf0; --info-bar: #98a2ad;
  --good: #0f5c2b; --good-back: #dcf7e4; --good-bar: #2f9e57;
  --mark: #ffe9a8; --mark-line: #b98900;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1116; --card: #161b22; --sunken: #0f141a; --ink: #e6ebf1; --soft: #9aa5b1; --line: #2d343d; --link: #79b8ff;
    --critical: #ffb3bd; --critical-back: #4a1019; --critical-bar: #e5484d;
    --high: #ffc299; --high-back: #43200a; --high-bar: #f0883e;
    --medium: #f3d67c; --medium-back: #382c05; --medium-bar: #d9a514;
    --low: #a8d1ff; --low-back: #0c2a50; --low-bar: #4a8fe0;
    --info: #c6ced7; --info-back: #29313a; --info-bar: #7d8794;
    --good: #8fe3ab; --good-back: #0f3320; --good-bar: #3fb868;
    --mark: #4d3a00; --mark-line: #d9a514;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
body {
  margin: 0; background: var(--page); color: var(--ink); line-height: 1.5; font-size: 1rem;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif;
}
main, .top > div, footer { max-width: 64rem; margin: 0 auto; padding: 0 1.25rem; }
h1, h2, h3, h4, p, ul, ol, figure, pre, dl, dd { margin: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.015em; }
h2 { font-size: 1.3rem; line-height: 1.3; letter-spacing: -0.01em; margin: 2.75rem 0 0.9rem; }
h3 { font-size: 1.05rem; line-height: 1.4; margin: 1.9rem 0 0.7rem; }
h4 { font-size: 1.05rem; line-height: 1.35; }
h5 { font-size: 0.75rem; margin: 0 0 0.2rem; color: var(--soft); text-transform: uppercase; letter-spacing: 0.05em; }
ul, ol { padding: 0; list-style: none; }
a { color: var(--link); text-underline-offset: 0.15em; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.85em; }
p code, li code, h4 code { background: var(--sunken); border: 1px solid var(--line); border-radius: 4px; padding: 0.05em 0.3em; overflow-wrap: anywhere; }
.top { background: var(--card); border-bottom: 1px solid var(--line); padding: 2rem 0 1.5rem; }
.brand { color: var(--soft); font-size: 0.85rem; font-weight: 600; margin-bottom: 0.4rem; }
.subject { color: var(--soft); margin-top: 0.4rem; overflow-wrap: anywhere; }
.subject strong { color: var(--ink); }
nav { margin-top: 1.1rem; display: flex; flex-wrap: wrap; gap: 0.4rem 1.1rem; font-size: 0.9rem; }
.verdict { background: var(--card); border: 1px solid var(--line); border-left: 6px solid var(--bar, var(--line)); border-radius: 10px; padding: 1.25rem 1.4rem; margin-top: 1.5rem; }
.verdict > p:first-child { font-size: 1.35rem; font-weight: 650; line-height: 1.3; letter-spacing: -0.01em; }
.verdict > p + p { color: var(--soft); margin-top: 0.25rem; }
.bar { display: block; width: 100%; height: 12px; margin: 1.1rem 0 0.9rem; border-radius: 6px; }
.bar .critical { fill: var(--critical-bar); } .bar .high { fill: var(--high-bar); } .bar .medium { fill: var(--medium-bar); }
.bar .low { fill: var(--low-bar); } .bar .info { fill: var(--info-bar); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.2rem, 1fr)); gap: 0.5rem; }
.tiles li { border-radius: 8px; padding: 0.5rem 0.8rem; background: var(--back); color: var(--tone); }
.tiles b { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tiles span { font-size: 0.85rem; }
.tiles .none { background: var(--sunken); color: var(--soft); }
.critical { --tone: var(--critical); --back: var(--critical-back); --bar: var(--critical-bar); }
.high { --tone: var(--high); --back: var(--high-back); --bar: var(--high-bar); }
.medium { --tone: var(--medium); --back: var(--medium-back); --bar: var(--medium-bar); }
.low { --tone: var(--low); --back: var(--low-back); --bar: var(--low-bar); }
.info { --tone: var(--info); --back: var(--info-back); --bar: var(--info-bar); }
.good { --tone: var(--good); --back: var(--good-back); --bar: var(--good-bar); }
.badge { display: inline-block; background: var(--back); color: var(--tone); border-radius: 999px; padding: 0.1rem 0.65rem; font-size: 0.78rem; font-weight: 650; white-space: nowrap; }
.warning { background: var(--medium-back); color: var(--medium); border-radius: 10px; padding: 0.9rem 1.2rem; margin-top: 1.25rem; overflow-wrap: anywhere; }
.warning li { margin-top: 0.25rem; }
.first { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.first li { display: grid; grid-template-columns: 5.2rem 1fr auto; gap: 0.25rem 0.8rem; align-items: baseline; padding: 0.6rem 1.1rem; }
.first li + li { border-top: 1px solid var(--line); }
.first small { color: var(--soft); white-space: nowrap; }
.areas { display: grid; grid-template-columns: repeat(auto-fill, minmax(14.5rem, 1fr)); gap: 0.7rem; }
.areas li { background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--bar); border-radius: 10px; padding: 0.75rem 1rem 0.85rem; }
.areas b { display: block; font-weight: 650; }
.areas b a { color: inherit; text-decoration-color: var(--line); }
.areas p { font-size: 0.88rem; color: var(--soft); }
.areas p.counts { color: var(--tone); font-weight: 600; }
.areas p.counts span { white-space: nowrap; }
.aside { color: var(--soft); font-size: 0.9rem; margin-top: 0.9rem; }
.aside + .card { margin-top: 0.9rem; }
.rule { background: var(--card); border: 1px solid var(--line); border-left: 6px solid var(--bar); border-radius: 10px; padding: 1.1rem 1.3rem 1.2rem; margin-top: 0.9rem; scroll-margin-top: 1rem; }
.rule > header { display: flex; flex-wrap: wrap; gap: 0.25rem 0.7rem; align-items: baseline; }
.rule > header h4 { flex: 1 1 20rem; }
.rule .id { font-size: 0.85rem; margin-top: 0.1rem; }
.texts { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 0.7rem 1.6rem; margin-top: 0.8rem; font-size: 0.93rem; }
.place { margin-top: 1rem; padding-top: 0.9rem; border-top: 1px solid var(--line); }
.place > p { overflow-wrap: anywhere; }
.place .where { font-size: 0.85rem; color: var(--soft); }
.place .where code { background: none; border: 0; padding: 0; }
pre { background: var(--sunken); border: 1px solid var(--line); border-radius: 8px; padding: 0.5rem 0.8rem; margin-top: 0.5rem; overflow-x: auto; tab-size: 8; line-height: 1.55; }
pre .number { display: inline-block; min-width: 2.6em; padding-right: 0.9em; text-align: right; color: var(--soft); user-select: none; }
pre .context { color: var(--soft); }
mark { background: var(--mark); color: inherit; border-bottom: 2px solid var(--mark-line); border-radius: 2px; }
pre del, pre ins { text-decoration: none; display: block; }
pre del { background: var(--critical-back); color: var(--critical); }
pre ins { background: var(--good-back); color: var(--good); }
pre .file { color: var(--soft); display: block; }
.related { margin-top: 0.45rem; font-size: 0.88rem; color: var(--soft); }
.related li { padding-left: 1.1em; text-indent: -1.1em; overflow-wrap: anywhere; }
.related li::before { content: "↳ "; }
.fix { margin-top: 0.6rem; font-size: 0.93rem; }
.more { margin-top: 0.5rem; font-size: 0.9rem; }
.more li { margin-top: 0.3rem; overflow-wrap: anywhere; }
details > summary { cursor: pointer; }
.place > details, .rule > details { margin-top: 0.9rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 0.9rem 1.2rem; overflow-wrap: anywhere; }
.card + .card { margin-top: 0.6rem; }
.card summary { font-weight: 600; }
.card li { margin-top: 0.35rem; font-size: 0.92rem; }
.card ul { margin-top: 0.5rem; }
.checks li { padding-left: 1.5em; text-indent: -1.5em; }
.checks li::before { content: "✓"; color: var(--good); font-weight: 700; display: inline-block; width: 1.5em; text-indent: 0; }
table { border-collapse: collapse; width: 100%; background: var(--card); border: 1px solid var(--line); font-size: 0.92rem; }
th, td { text-align: left; padding: 0.45rem 0.8rem; border-top: 1px solid var(--line); vertical-align: baseline; overflow-wrap: anywhere; }
th { font-size: 0.8rem; color: var(--soft); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; border-radius: 10px; }
.tree { margin-top: 3rem; border-top: 3px solid var(--line); padding-top: 0.5rem; }
footer { color: var(--soft); font-size: 0.85rem; padding-top: 2.5rem; padding-bottom: 2.5rem; }
@media (max-width: 34rem) {
  h1 { font-size: 1.4rem; }
  main, .top > div, footer { padding-left: 0.9rem; padding-right: 0.9rem; }
  .rule { padding: 0.9rem 0.9rem 1rem; }
  .first li { grid-template-columns: auto 1fr; }
  .first li a { grid-column: 1 / -1; grid-row: 2; }
  .first small { text-align: right; }
  .areas { grid-template-columns: 1fr 1fr; }
  .areas li { padding: 0.6rem 0.75rem; }
}
@page { margin: 16mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #57606a; } }
@media print {
  :root {
    color-scheme: light;
    --page: #ffffff; --card: #ffffff; --sunken: #f6f8fa; --ink: #1c2128; --soft: #57606a; --line: #d5dbe1; --link: #1c2128;
    --critical: #8f0d24; --critical-back: #ffe1e5; --critical-bar: #b4122f; --high: #8a3200; --high-back: #ffe8d6; --high-bar: #dd6b20;
    --medium: #6b4f00; --medium-back: #fff1bd; --medium-bar: #d9a514; --low: #0b4f9c; --low-back: #deedff; --low-bar: #4a8fe0;
    --info: #4a525c; --info-back: #e8ecf0; --info-bar: #98a2ad; --good: #0f5c2b; --good-back: #dcf7e4; --good-bar: #2f9e57;
    --mark: #ffe9a8; --mark-line: #b98900;
  }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 9.5pt; }
  nav { display: none; }
  main, .top > div, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .top { padding: 0 0 0.8rem; }
  h2, h3, .rule > header, .rule .id, .place > p { break-after: avoid; }
  .texts { break-before: avoid; }
  .verdict, .first li, .areas li, .texts, figure, pre, .related, .checks li, tr { break-inside: avoid; }
  .areas { grid-template-columns: repeat(4, 1fr); }
  .texts { grid-template-columns: repeat(3, 1fr); }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  a { text-decoration: none; }
  .checks { columns: 2; column-gap: 2rem; }
  details::details-content { display: block; content-visibility: visible; block-size: auto; }
  details > summary { list-style: none; }
}
`;
