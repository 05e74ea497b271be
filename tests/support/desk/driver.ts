import { onTestFinished } from 'vitest';
import { afterEvent } from '../../../electron/contract/desk/after-event';
import type { Desk } from '../../../electron/contract/desk/desk';
import type { Draft } from '../../../electron/contract/desk/draft';
import type { Operation } from '../../../electron/contract/desk/operation';
import { toAppError, type ErrorCode } from '../../../electron/contract/errors';
import type { DeskEvent, DeskState } from '../../../electron/contract/desk/state';
import { deskEventSchema } from '../../../electron/contract/desk/state';
import { channelTable, type InputOf, type OutputOf } from '../../../electron/contract/desk/table';
import type { InvokeChannel } from '../../../electron/contract/channels';
import { failure } from '../../../electron/ipc/reply';
import { createDesk } from '../../../electron/services/desk/create-desk';
import { person } from '../people';
import { startTenant } from '../tenant';
import { testPlatform, type TestPlatform } from './platform';

/** A window in front of a desk: it asks through the contract's schemas and keeps its own state by the events. */
export interface Driver {
  readonly desk: Desk;
  /** The state as a window counts it, never asked for again. */
  readonly state: DeskState;
  readonly events: readonly DeskEvent[];
  /** All that came over the boundary, as JSON. */
  readonly seen: readonly string[];
  ask<C extends InvokeChannel>(channel: C, input: InputOf<C>): Promise<OutputOf<C>>;
  /** Waits until the state is so. */
  until(isSo: (state: DeskState) => boolean): Promise<DeskState>;
  /** Starts a long operation and waits for its end. */
  run<C extends InvokeChannel>(channel: C, input: InputOf<C>): Promise<Operation>;
}

/** Opens a desk, with a window that listens from the first event on. */
export async function openDesk(test: TestPlatform): Promise<Driver> {
  const desk = await createDesk(test.platform);
  onTestFinished(async () => desk.close());
  const events: DeskEvent[] = [];
  const seen: string[] = [];
  let state = await desk['app.state']({});
  let waiting: (() => void)[] = [];
  desk.listen((event) => {
    seen.push(JSON.stringify(event));
    events.push(deskEventSchema.parse(event));
    state = afterEvent(state, event);
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  });
  const ask: Driver['ask'] = async (channel, input) => {
    const entry = channelTable[channel];
    const method = desk[channel] as (parsed: unknown) => Promise<unknown>;
    try {
      const value = entry.output.parse(await method(entry.input.parse(input)));
      if (channel !== 'handoff.takePassphrase') seen.push(JSON.stringify(value));
      return value as never;
    } catch (error) {
      const { facts } = toAppError(error);
      seen.push(JSON.stringify(facts));
      refuseUndeclared(channel, facts.code, error);
      throw error;
    }
  };
  const until: Driver['until'] = async (isSo) => {
    while (!isSo(state)) {
      await new Promise<void>((resolve) => void waiting.push(resolve));
    }
    return state;
  };
  return {
    ...{ desk, events, seen, ask, until },
    get state() {
      return state;
    },
    async run(channel, input) {
      const started = (await ask(channel, input)) as { readonly operation: string };
      const { operation } = await until(
        (now) => now.operation?.id === started.operation && now.operation.outcome !== null,
      );
      if (operation === null) throw new Error('The operation is gone.');
      return operation;
    },
  };
}

/** The router tells a window of a code that the table does not name as of a defect. */
function refuseUndeclared(channel: InvokeChannel, code: ErrorCode, cause: unknown): void {
  const told = failure(cause, channelTable[channel].errors, 'of a test');
  if (told.ok || told.error.code === code) return;
  throw new Error(`${channel} does not declare ${code}.`, { cause });
}

/** A draft of a setup in the practice tenant. */
export function contosoDraft(change: Partial<Draft> = {}): Draft {
  return {
    application: 'Ostendo Continuum',
    vendor: 'ostendo',
    tenant: 'contoso.example',
    scoping: 'rbac',
    senders: [{ address: 'invoices@contoso.example' }],
    outsider: 'ceo@contoso.example',
    credential: { kind: 'secret', months: 6 },
    testRecipient: '',
    ...change,
  };
}

/** The result of an operation that finished as such. */
export function resultOf<K extends string>(operation: Operation, kind: K) {
  if (operation.outcome?.kind !== 'finished') throw new Error(JSON.stringify(operation.outcome));
  const { result } = operation.outcome;
  if (result.kind !== kind) throw new Error(`It is a result of ${result.kind}.`);
  return result as Extract<typeof result, { kind: K }>;
}

/** What an operation failed of. */
export function failureOf(operation: Operation) {
  if (operation.outcome?.kind !== 'failed') throw new Error(JSON.stringify(operation.outcome));
  return operation.outcome.error;
}

/** Chooses the practice tenant and signs in there. */
export async function signInHere(driver: Driver, test: TestPlatform, account = test.person): Promise<void> {
  test.person = account;
  if (driver.state.target === null) await driver.ask('target.choose', { target: { kind: 'practice' } });
  await driver.ask('signIn.start', { method: 'browser', account: account?.username ?? '' });
  const { signIn } = await driver.until((now) => now.signIn.kind !== 'signing-in');
  if (signIn.kind !== 'signed-in') throw new Error(JSON.stringify(signIn));
}

/** A desk on a practice tenant whose time passes at once, with its administrator signed in. */
export async function signedInDesk() {
  const tenant = await startTenant({ quick: true });
  const test = testPlatform(tenant);
  const driver = await openDesk(test);
  await signInHere(driver, test, person('admin'));
  return { tenant, test, driver };
}

/** Plans a draft and carries it out; answers the setup's name. */
export async function applied(driver: Driver, draft: string): Promise<string> {
  const { plan } = resultOf(await driver.run('plan.make', { draft, goLive: false }), 'plan').document;
  const run = await driver.run('run.start', { draft, plan: plan.id, wait: true });
  const { result } = resultOf(run, 'apply').document;
  if (result !== 'done') throw new Error(`The run ended as ${result}.`);
  return lineOf(driver).then(({ id }) => id);
}

/** What is known of the only setup. */
export async function lineOf(driver: Driver) {
  const status = (await driver.ask('setups.list', {}))[0]?.status;
  if (status == null) throw new Error('There is no setup.');
  return status;
}
