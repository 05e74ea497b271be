import { checkGroups } from '../../../electron/contract/check-groups';
import { checksText } from '../../../renderer/text/checks';
import { checkCatalogue } from '../../../electron/setup/preflight/catalogue';

const lead = `# Checks

What Sendwright looks at before anything is written. All of it only reads. This page is made of the catalogue in
\`electron/setup/preflight/\`; a test compares the two (\`npx vitest run tests/unit/docs/checks.test.ts -u\` writes it anew).

- \`sendwright preflight FILE\` makes all checks and prints each as it comes, with how long its slowest read took;
  \`--check ID\` (several may follow) makes only those, and reads no more than they need. \`plan\` and \`apply\` make them too. In the
  app they are the page Checks; the button at a row makes that check again.
- \`--request FILE\` (\`.html\` or \`.txt\`), in the app "Save the request", writes what would fail and who must act, for the customer's
  security team: nothing has been tried by then.
- An id that stands here without a colon may come several times, once for each thing it looks at:
  \`sender:invoices@contoso.example\`. \`--check sender\` means all of them.
- \`fail\` stops everything that is written, but for what the plan itself mends. \`warn\` never does. \`unknown\` is neither good nor
  bad: nobody could look, and why stands in the finding.
- "Facts" names the section of [facts.md](facts.md).
`;

/** The page docs/checks.md as the catalogue has it; not formatted yet. */
export function checksPage(): string {
  const tables = checkGroups.map((group) => {
    const rows = Object.entries(checkCatalogue).filter(([, facts]) => facts.group === group);
    const lines = rows.map(
      ([id, { looksAt, verdicts, cause, who, source }]) =>
        `| ${id} | ${looksAt} | ${verdicts.join(', ')} | ${cause} | ${who} | ${source} |`,
    );
    const head =
      '| id | looks at | verdicts | why it matters | who mends it | source |\n| - | - | - | - | - | - |';
    return rows.length === 0 ? '' : `## ${checksText.titles[group]}\n\n${head}\n${lines.join('\n')}\n`;
  });
  return [lead, ...tables].join('\n');
}
