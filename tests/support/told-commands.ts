/** What a page of the documentation tells to do, in its order. */
export type Told =
  | {
      readonly kind: 'command';
      readonly args: readonly string[];
      readonly exit: number;
      readonly line: string;
    }
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  | { readonly kind: 'clock'; readonly seconds: number };

const units: Readonly<Record<string, number>> = { minutes: 60, hours: 3_600, days: 86_400 };

/**
 * Reads a page: each line of a `sh` block is a command (`# exit N` behind it: how it ends), a `yaml` block is the file that
 * the paragraph before it names last, and a comment `clock: N days` sets the clock forward. Throws on anything else that
 * stands in such a block.
 */
export function toldIn(page: string): readonly Told[] {
  const told: Told[] = [];
  const part = /<!-- clock: (\d+) (\w+) -->|^```(sh|yaml)\n([\s\S]*?)^```$/gmu;
  for (const match of page.matchAll(part)) {
    const [, count, unit = '', language, body = ''] = match;
    if (count !== undefined) told.push({ kind: 'clock', seconds: Number(count) * secondsOf(unit) });
    else if (language === 'sh') told.push(...body.trim().split('\n').map(commandOf));
    else told.push({ kind: 'file', name: fileBefore(page.slice(0, match.index)), text: body });
  }
  return told;
}

function secondsOf(unit: string): number {
  const seconds = units[unit.endsWith('s') ? unit : `${unit}s`];
  if (seconds === undefined) throw new Error(`No unit of time: ${unit}`);
  return seconds;
}

function commandOf(line: string): Told {
  const [, command, exit] = /^sendwright (.*?)(?:\s+# exit (\d+))?$/u.exec(line) ?? [];
  if (command === undefined) throw new Error(`No command: ${line}`);
  const args = [...command.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  return { kind: 'command', args, exit: Number(exit ?? 0), line };
}

function fileBefore(text: string): string {
  const names = [...text.matchAll(/`([\w.-]+\.yaml)`/gu)];
  const name = names.at(-1)?.[1];
  if (name === undefined) throw new Error('No file is named before this block.');
  return name;
}
