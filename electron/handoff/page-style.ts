/** Styles of the printable pages: light, dark, and A4. */
export const pageStyle = `
:root { color-scheme: light dark; --text: #1b1f24; --soft: #57606a; --line: #d0d7de; --fill: #f6f8fa; --back: #fff; --mark: #0a5c36; --warn: #7a4100; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --soft: #a2abb5; --line: #3d444d; --fill: #161b22; --back: #0d1117; --mark: #6fdd9a; --warn: #f0b35e; }
}
* { box-sizing: border-box; }
body { overflow-wrap: anywhere; margin: 0 auto; max-width: 50rem; padding: 2rem 1.25rem 3rem; background: var(--back); color: var(--text); font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p, ol, ul { margin: .5rem 0; }
ol { padding-left: 1.5rem; }
li { margin: .35rem 0; }
.soft { color: var(--soft); }
.good { color: var(--mark); font-weight: 600; }
.warn { color: var(--warn); font-weight: 600; }
.caution { border: 2px solid var(--warn); padding: .6rem .8rem; color: var(--warn); font-weight: 600; }
table { width: 100%; border-collapse: collapse; margin: .5rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border: 1px solid var(--line); overflow-wrap: anywhere; }
th { width: 34%; background: var(--fill); font-weight: 600; }
code { font: .95em ui-monospace, "Cascadia Mono", Consolas, monospace; overflow-wrap: anywhere; }
pre { margin: .4rem 0; padding: .4rem .6rem; border: 1px solid var(--line); background: var(--fill); white-space: pre-wrap; }
td small { display: block; color: var(--soft); }
.wide th { width: auto; }
.wide { table-layout: fixed; }
@media screen and (max-width: 30rem) {
  tr, th, td { display: block; width: auto; }
  th { border-bottom: 0; }
  td { border-top: 0; margin-bottom: .5rem; }
  .wide thead { position: absolute; clip-path: inset(50%); }
  .wide td { margin: 0; }
  .wide td:last-child { margin-bottom: .5rem; }
  .wide td::before { content: attr(data-column) ": "; color: var(--soft); }
}
@media print {
  :root { --text: #000; --soft: #444; --line: #999; --fill: #f2f2f2; --back: #fff; --mark: #000; --warn: #000; }
  @page { size: A4; margin: 18mm 16mm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2, h3, thead { break-after: avoid; }
  tr, li, pre { break-inside: avoid; }
  pre { font-size: 9pt; }
}`;
