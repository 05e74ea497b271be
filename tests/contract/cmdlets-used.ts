import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../electron/exchange/operations');

/** Every cmdlet that the product's source calls. */
export const cmdletsUsed: readonly string[] = [
  ...new Set(
    readdirSync(folder).flatMap((file) =>
      [
        ...readFileSync(join(folder, file), 'utf8').matchAll(/call\(\s*'([A-Z][a-z]+-[A-Za-z0-9]+)'/gu),
      ].flatMap(([, name]) => (name === undefined ? [] : [name])),
    ),
  ),
];
