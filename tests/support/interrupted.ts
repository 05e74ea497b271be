import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ApplyDocument } from '../../electron/contract/documents';
import { clientAssertion } from '../../electron/identity/client-assertion';
import type { StoredCredential } from '../../electron/ports/credential-store';
import type { Fault } from '../../electron/practice/world/faults';
import type { ServedRequest } from '../../electron/practice/world/world';
import { documentOf, runCli, startCli, type CliResult, type RunningCli } from './cli';
import { endState, ownApplications, vaultEntry } from './end-state';
import type { WhenFinished } from './folder';
import { writeJob, type JobChange } from './setup-files';
import { startTenant, type TestTenant } from './tenant';
import { send } from '../integration/helpers/https';
import { twoSenders, watchWrites } from './writes';

type Scoping = NonNullable<JobChange['scoping']>;
export type WantedFault = Partial<Fault> & Pick<Fault, 'match' | 'kind'>;

/** A tenant and the job of two senders, applied by the bundled command line in processes of its own. */
export interface AppliedByProcess {
  readonly tenant: TestTenant;
  readonly scoping: Scoping;
  start(): RunningCli;
  run(): Promise<CliResult>;
}

/** Sets the job up on a new tenant; nothing is applied yet. */
export async function jobByProcess(
  scoping: Scoping,
  whenFinished: WhenFinished,
  change: JobChange = {},
  more: readonly string[] = [],
): Promise<AppliedByProcess> {
  const tenant = await startTenant({ whenFinished });
  const file = writeJob(tenant.folder, { scoping, ...twoSenders, ...change });
  const data = join(tenant.folder, 'data');
  const args = ['apply', file, '--yes', '--json', '--practice', tenant.infoFile, '--data', data, ...more];
  return {
    tenant,
    scoping,
    start: () => startCli(args, tenant.folder),
    run: () => runCli(args, tenant.folder),
  };
}

/** How an undisturbed run ends, and what it wrote. */
export interface Undisturbed {
  readonly writes: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Applies the job once, in peace. */
export async function undisturbedRun(scoping: Scoping, change: JobChange = {}): Promise<Undisturbed> {
  const endings: (() => void | Promise<void>)[] = [];
  try {
    const job = await jobByProcess(scoping, (act) => void endings.unshift(act), change);
    const writes = watchWrites(job.tenant, scoping);
    const before = endState(job.tenant.world);
    expectDone(await job.run());
    await expectWorkingCredential(job.tenant);
    return { writes: [...writes], before, after: endState(job.tenant.world) };
  } finally {
    for (const end of endings) await end();
  }
}

/** Starts a run and waits until the fault has a request in its hands. */
export async function heldRun(job: AppliedByProcess, fault: WantedFault): Promise<RunningCli> {
  const { world } = job.tenant;
  const unanswered = new Promise<ServedRequest>((resolve) => {
    const record = world.record.bind(world);
    world.record = (request) => {
      record(request);
      if (request.status === 0) resolve(request);
    };
  });
  world.faults.replace([fault]);
  const running = job.start();
  const ended = running.done.then((result) => {
    throw new Error(`The run ended before the fault struck.\n${result.stdout}\n${result.stderr}`);
  });
  ended.catch(() => undefined);
  await Promise.race([unanswered, ended]);
  return running;
}

/** Ends a run as a power cut would; afterwards no fault strikes any more. */
export async function kill({ tenant }: AppliedByProcess, running: RunningCli): Promise<void> {
  running.child.kill('SIGKILL');
  expect((await running.done).signal).toBe('SIGKILL');
  tenant.world.faults.replace([]);
}

/** Applies again and holds the end against that of an undisturbed run. */
export async function expectResumed(job: AppliedByProcess, undisturbed: Undisturbed): Promise<void> {
  expectDone(await job.run());
  expect(endState(job.tenant.world)).toEqual(undisturbed.after);
  await expectWorkingCredential(job.tenant);
  const status = await (await job.tenant.services()).status();
  expect(status.setups).toMatchObject([{ id: 'ostendo-continuum', state: 'configured', open: [] }]);
}

/** A run that ended with every step in place. */
export function expectDone(result: CliResult): void {
  expect(result.code, result.stdout + result.stderr).toBe(0);
  expect(['done', 'nothing-to-do']).toContain(documentOf<ApplyDocument>(result).result);
}

/** The application has one credential, and what the vault holds of it gets a token. */
export async function expectWorkingCredential(tenant: TestTenant): Promise<void> {
  const [application] = ownApplications(tenant.world);
  const { passwordCredentials = [], keyCredentials = [] } = application ?? {};
  expect([...passwordCredentials, ...keyCredentials]).toHaveLength(1);
  const clientId = application?.appId ?? '';
  const audience = `${tenant.info.authority}/${tenant.info.tenantId}/oauth2/v2.0/token`;
  const form = new URLSearchParams({
    ...{ grant_type: 'client_credentials', client_id: clientId },
    ...signInOf(vaultEntry(tenant.world, clientId), {
      clientId,
      audience,
      now: new Date(),
      id: randomUUID(),
    }),
    scope: 'https://graph.microsoft.com/.default',
  });
  const answer = await send(tenant.info.caFile, audience, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
  expect(answer.status, answer.body).toBe(200);
}

function signInOf(
  kept: StoredCredential | null,
  claims: Parameters<typeof clientAssertion>[1],
): Readonly<Record<string, string>> {
  if (kept?.kind !== 'certificate') return { client_secret: kept?.value ?? '' };
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: clientAssertion(kept, claims),
  };
}
