import data from './cmdlets.data.json';
import type { CmdletInfo } from './types';

const cmdlets: Readonly<Record<string, CmdletInfo>> = data.cmdlets;
const byLowerName = new Map(Object.keys(cmdlets).map((name) => [name.toLowerCase(), name]));

/** Every cmdlet of the data, in the reference's order. */
export function cmdletNames(): readonly string[] {
  return Object.keys(cmdlets);
}

/** A cmdlet with its properly spelt name, whatever the case asked for; null where the data has none. */
export function findCmdlet(name: string): { readonly name: string; readonly info: CmdletInfo } | null {
  const spelt = byLowerName.get(name.toLowerCase());
  const info = spelt === undefined ? undefined : cmdlets[spelt];
  return spelt === undefined || info === undefined ? null : { name: spelt, info };
}
