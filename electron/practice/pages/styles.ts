/** Style of all pages of the practice tenant: light and dark, contrast of at least 4.5:1, text as large as asked for. */
export const styles = `
:root { color-scheme: light dark; --ground: #eef1f5; --card: #fff; --ink: #1b1f24; --soft: #57606a;
  --line: #d0d7de; --accent: #0b5cad; --on-accent: #fff; --bad: #b3261e; --good: #1a6b34; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171b; --card: #1f242a; --ink: #eceff2; --soft: #a9b3bd;
  --line: #3b444d; --accent: #7db8ff; --on-accent: #0b1a2b; --bad: #ff9a92; --good: #7ddc9a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", sans-serif; }
header { background: #7a4b00; color: #fff; text-align: center; font-size: .875rem; }
header p { margin: 0; padding: 6px 12px; }
main { background: var(--card); margin: 8vh auto 32px; padding: 32px; border-radius: 10px; border: 1px solid var(--line); }
main.card { max-width: 27rem; }
main.wide { max-width: 64rem; margin-top: 32px; }
h1 { font-size: 1.375rem; line-height: 1.25; margin: 0 0 12px; }
h2 { font-size: 1.0625rem; margin: 24px 0 8px; }
p { margin: 0 0 12px; }
.brand { color: var(--soft); font-size: .875rem; margin-bottom: 16px; }
.soft { color: var(--soft); }
.error { color: var(--bad); border-left: 4px solid var(--bad); padding-left: 10px; }
label { display: block; font-weight: 600; margin-bottom: 4px; }
input[type="text"], input[type="email"], input[type="password"] { width: 100%; padding: 10px 12px; font: inherit;
  color: inherit; background: var(--ground); border: 1px solid var(--soft); border-radius: 6px; margin-bottom: 16px; }
button { font: inherit; padding: 9px 20px; min-height: 2.6rem; border-radius: 6px; border: 1px solid var(--soft);
  background: transparent; color: var(--ink); cursor: pointer; }
button.main { background: var(--accent); color: var(--on-accent); border-color: var(--accent); font-weight: 600; }
button.plain { margin-top: 16px; border: 0; padding: 0; min-height: 24px; color: var(--accent); text-decoration: underline; }
button.row { display: block; width: 100%; text-align: left; margin-bottom: 8px; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.actions { display: flex; gap: 12px; flex-wrap: wrap; margin-top: 16px; }
.check { display: flex; gap: 10px; align-items: flex-start; font-weight: 400; margin: 16px 0; }
.check input { margin-top: 6px; }
ul.scopes { padding-left: 20px; }
ul.scopes li { margin-bottom: 6px; }
code { font: .875rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
details { margin-top: 24px; border-top: 1px solid var(--line); padding-top: 12px; font-size: .875rem; }
summary { cursor: pointer; color: var(--soft); }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
th, td { text-align: left; vertical-align: top; padding: 8px; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
td ul.scopes { margin: 0; padding: 0; list-style: none; }
td details { margin-top: 8px; border: 0; padding: 0; }
caption { text-align: left; padding: 0 8px 8px; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--ground); padding: 12px; border-radius: 6px; margin: 8px 0 0; }
@media (max-width: 40rem) {
  main { margin-top: 0; padding: 20px 16px; border-radius: 0; }
  thead { display: none; }
  tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); }
  td { display: block; padding: 2px 8px; border: 0; }
}
.delivered { color: var(--good); font-weight: 600; }
.failed { color: var(--bad); font-weight: 600; }
`;
