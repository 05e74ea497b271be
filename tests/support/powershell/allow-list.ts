import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bridgeFolder } from './scripts';

/** What cmdlets.ps1 allows: each cmdlet with its parameters, as they are spelt there. */
export function allowList(): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(join(bridgeFolder, 'cmdlets.ps1'), 'utf8').replaceAll('\r\n', '\n');
  const table = /\$allowedCmdlets = @\{(.*?)\n\}/su.exec(text)?.[1] ?? '';
  return new Map(
    [...table.matchAll(/'([A-Za-z]+-[A-Za-z0-9]+)' = @\(([^)]*)\)/gu)].map(([, name = '', list = '']) => [
      name,
      [...list.matchAll(/'([A-Za-z]+)'/gu)].map(([, parameter = '']) => parameter),
    ]),
  );
}
