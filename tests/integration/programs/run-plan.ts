import { randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Step } from '../../../electron/contract/plan';
import { runPlan } from '../../../electron/engine/runner';
import type { Executor } from '../../../electron/engine/types';
import { systemClock } from '../../../electron/hosts/terminal/system-clock';
import { createRecords } from '../../../electron/records/records';
import { setupId, tenantId } from './numbered';

/** The steps of a small setup: two of them make something new each time they run. */
export const planned = [
  ['app', [], false],
  ['principal', ['app'], false],
  ['secret', ['app'], true],
  ['pointer', ['principal'], true],
  ['proof', ['secret', 'pointer'], false],
] as const;

const steps = planned.map(([id, dependsOn, once]): Step => ({
  id,
  kind: 'make',
  group: 'entra',
  summary: `Make ${id}`,
  before: null,
  after: null,
  warning: null,
  input: { name: id, once },
  needs: { scopes: [], anyRole: [], exchange: false },
  dependsOn: [...dependsOn],
  reversible: true,
  once,
}));

/** A folder for a tenant: each thing is a file; a thing that cannot be repeated gets a new name each time. */
function folderTenant(folder: string, killAt: string): Executor {
  const dieAt = (place: string) => {
    if (place === killAt) process.kill(process.pid, 'SIGKILL');
  };
  const found = async (name: string) => (await readdir(folder)).find((file) => file.split('~')[0] === name);
  return {
    run: async ({ name, once }) => {
      const file = once === true ? `${String(name)}~${randomUUID()}` : String(name);
      dieAt(`${String(name)}:before`);
      if (!existsSync(join(folder, file))) writeFileSync(join(folder, file), '');
      dieAt(`${String(name)}:after`);
      return { kind: 'applied', outputs: { file } };
    },
    verify: async ({ name }) => {
      const file = await found(String(name));
      return file === undefined ? { state: 'absent' } : { state: 'in-place', outputs: { file } };
    },
  };
}

/** Applies the plan to the tenant in a folder; killed by itself at a place such as `secret:after`. */
export async function applyTo(tenant: string, data: string, killAt: string): Promise<string> {
  const records = createRecords({ directory: data, clock: systemClock });
  const lock = await records.lock(tenantId, setupId);
  const summary = await runPlan({
    plan: { id: 'plan-1', steps },
    executors: new Map([['make', folderTenant(tenant, killAt)]]),
    journal: records.journal(tenantId, setupId),
    gate: () => ({ may: true }),
    signal: new AbortController().signal,
    clock: systemClock,
    newRunId: randomUUID,
    emit: () => undefined,
    startedBy: 'admin@contoso.example',
    verifyPauses: [5, 5],
  });
  await lock.release();
  return summary.result;
}

if (process.argv[2] === 'apply') {
  const [tenant = '', data = '', killAt = ''] = process.argv.slice(3);
  void applyTo(tenant, data, killAt).then((result) => process.stdout.write(`${result}\n`));
}
