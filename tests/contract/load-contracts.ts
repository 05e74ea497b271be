import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CmdletContract, type CmdletReference } from './cmdlet-contract';
import { GraphContract } from './graph-contract';
import type { ReferenceDocument } from './reference-schemas';

/** The folder with the reference; undefined: contract tests are skipped. */
export const reference = process.env['SENDWRIGHT_REFERENCE'];

/** Both contracts from the reference; only where there is one. */
export function contracts(): { readonly graph: GraphContract; readonly cmdlets: CmdletContract } {
  const load = (name: string): unknown => JSON.parse(readFileSync(join(reference ?? '', name), 'utf8'));
  return {
    graph: new GraphContract(load('graph-openapi-subset.json') as ReferenceDocument),
    cmdlets: new CmdletContract(load('exchange-cmdlets.json') as CmdletReference),
  };
}
