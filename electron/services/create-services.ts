import { resolve } from 'node:path';
import type { StatusDocument } from '../contract/documents';
import type { Plan, Step } from '../contract/plan';
import type { CacheTimes } from '../ports/cache-times';
import { readRecipient } from '../credentials/recipient/read-recipient';
import { aliasOf } from '../exchange/operations/recipients';
import type { Clock } from '../ports/clock';
import type { PrintToPdf } from '../ports/print-to-pdf';
import { diagnoseText } from '../diagnosis/recognise';
import { changeRequestPage } from '../handoff/change-request';
import { openHandoff } from '../handoff/open-handoff';
import { microsoftTimes } from '../setup/effect';
import { exchangeWho, whoHolds } from '../setup/roles';
import { exchangeScript } from '../setup/exchange-script/script';
import { applyAndWait, readApplyInput, withStage } from './apply';
import type { Connect, Connection } from './connection';
import { tenantLooks } from './look-around';
import { writeAsBuilt } from './as-built';
import { assistantConsent } from './consent';
import { gateOf, signSetup } from './go-live';
import { handOver } from './handoff';
import { climbLadder } from './ladder/walk';
import { makePlan, planDocument, refuseBlocked } from './make-plan';
import type { PlanningParts, Records } from './planning-parts';
import { openFolder } from './open-folder';
import { pagePrinter, type PrintPage } from './print-pages';
import { profileOf } from './profile';
import { proveAsVendor } from './vendor-prove';
import { vendorCredential } from './vendor-key';
import { proveWithProofCredential } from './proof-credential';
import { proveClient, proveSetup } from './prove';
import { takeReceipt } from './receipt';
import { refuseReservedName } from './reserved-name';
import { requestOf } from './security-request';
import { resolveSetup } from './resolve-setup';
import { sendOne } from './send';
import { runPreflight } from './preflight';
import type { ExchangeScript, NamedText, OperationOptions, Services } from './services';
import { parseSetupFile } from './setup-file/parse';
import { statusOf } from './status';
import { supportBundle, supportZip } from './support';
import { pfxUnlocker } from './unlock-pfx';
import { windowMethods } from './window-methods';

/** What a host gives to get the product. */
export interface ServicesOptions {
  readonly connect: Connect;
  readonly records: Records;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The practice tenant's id, where the session works on one: setups of other tenants are out of sight. */
  readonly practiceTenantId: string | null;
  /** Ends the host's connections. */
  readonly close: () => void | Promise<void>;
  /** How long the tenant's caches take; default: as in Microsoft 365. */
  readonly cacheTimes?: CacheTimes;
  /** The end of this computer's log, for a support bundle. */
  readonly logTail?: () => Promise<string>;
  /** Null or left out: this host cannot print. */
  readonly printToPdf?: PrintToPdf | null;
}

/** The product as one object over a host's adapters. */
export function createServices(host: ServicesOptions): Services {
  const { practiceTenantId } = host;
  const sessions = sessionsOf(host);
  const { open, openSetup, perform } = sessions;
  return {
    ...windowMethods({ open, openSetup }, practiceTenantId ?? 'organizations'),
    ...looking(sessions),
    exchangeScript: scriptOf,
    async apply(source, approve, options) {
      const { goLive, ...wish } = wishOf(options);
      const input = { ...withStage(readApplyInput(source), goLive), ...wish };
      const session = await open(input.spec.tenant, options);
      return perform(
        session,
        async () => applyAndWait(session.parts, input, approve, { ...session, wait: options?.wait ?? false }),
        ({ result }) => result !== 'needs-person',
      );
    },
    async prove(target, how, options) {
      if ('setup' in target) {
        const session = await openSetup(target.setup, options);
        const { parts, record } = session;
        const prove = how.proofCredential === undefined ? proveSetup : proveWithProofCredential;
        return perform(session, async () => prove(parts, record, how, session));
      }
      const session = await open(practiceTenantId ?? 'organizations', options);
      return proveClient(session.parts, target, session);
    },
    ...tenantLooks(sessions, practiceTenantId ?? 'organizations'),
    proveAsVendor: vendorSide(host, open),
    async send(setup, from, to, options) {
      const { parts, record, signal } = await openSetup(setup, options);
      return sendOne(parts, record, { from, to }, signal);
    },
    ...handingOver(host, openSetup),
    ...pagesOf(host, openSetup),
    securityRequest: requestOf,
    status: async (setup) => statusDocument(host, setup),
    ...diagnosing(host, openSetup),
    async gate(setup, options) {
      const { parts, record, signal } = await openSetup(setup, options);
      return gateOf(parts, record, signal);
    },
    sign: async (setup, word) =>
      signSetup(host, await resolveSetup(host.records, setup, practiceTenantId), word),
    async consent(revoke, options) {
      const { parts, signal } = await open(practiceTenantId ?? 'organizations', options);
      return assistantConsent(parts.connection, revoke, signal);
    },
    close: async () => host.close(),
  };
}

/** What reads a tenant and this computer and writes nothing. */
function looking({ open, perform }: ReturnType<typeof sessionsOf>): Pick<Services, 'plan' | 'preflight'> {
  const begin = async (file: NamedText, options?: Parameters<Services['plan']>[1]) => {
    const spec = parseSetupFile(file.text, file.name);
    const profile = await profileOf(spec.vendor, file.folder);
    const session = await open(spec.tenant, options);
    return { session, profile, input: { spec, folder: file.folder, ...wishOf(options) } };
  };
  return {
    async plan(file, options) {
      const { session, input, profile } = await begin(file, options);
      const { parts, signal, listener } = session;
      return perform(
        session,
        async () => planDocument(await makePlan(parts, input, profile, signal, listener.checks)),
        (plan) => plan.verdict !== 'blocked' && plan.waitsFor.length === 0,
      );
    },
    async preflight(file, options) {
      const { session, input, profile } = await begin(file, options);
      const { parts, signal, listener } = session;
      const told = { signal, ...(listener.checks === undefined ? {} : { tell: listener.checks }) };
      return perform(
        session,
        async () => runPreflight(parts, input, profile, options?.checks ?? [], told),
        ({ verdict }) => verdict !== 'blocked',
      );
    },
  };
}

/** What a person wants of a plan besides the setup file. */
function wishOf(options: OperationOptions & { readonly goLive?: boolean } = {}) {
  return { goLive: options.goLive ?? false, unlock: pfxUnlocker(options.askPassphrase) };
}

/** What lies between the consultant and the vendor: sealing, opening, the receipt. */
function handingOver(
  host: ServicesOptions,
  openSetup: ReturnType<typeof sessionsOf>['openSetup'],
): Pick<Services, 'recipient' | 'handoff' | 'open' | 'receipt'> {
  const { clock, connect } = host;
  return {
    recipient: (file) => readRecipient(file.bytes, file.name, clock.now()).view,
    async handoff(setup, directory, seal, options) {
      const { parts, record } = await openSetup(setup, options);
      return handOver(parts, record, { directory, seal, print: printerOf(host, options) }, options);
    },
    open: async (directory, key, options) => openFolder({ connect, clock }, directory, key, options),
    async receipt(setup, file, options) {
      const { parts, record } = await openSetup(setup, options);
      return takeReceipt(parts, record, file);
    },
  };
}

/** What an error means, where a setup breaks, and what support is given. */
function diagnosing(
  { records, clock, practiceTenantId, logTail }: ServicesOptions,
  openSetup: ReturnType<typeof sessionsOf>['openSetup'],
): Pick<Services, 'diagnose' | 'climb' | 'supportBundle' | 'supportZip'> {
  return {
    diagnose: diagnoseText,
    async climb(setup, how, options) {
      const session = await openSetup(setup, options);
      return climbLadder(session.parts, session.record, how, session);
    },
    async supportBundle(setup, ladder) {
      const record = await resolveSetup(records, setup, practiceTenantId);
      const log = (await logTail?.()) ?? '';
      return supportBundle({ records, clock }, record, { ladder, log });
    },
    supportZip,
  };
}

/** The pages that are written for people, and their printing. */
function pagesOf(
  host: ServicesOptions,
  openSetup: ReturnType<typeof sessionsOf>['openSetup'],
): Pick<Services, 'changeRequest' | 'printPdf' | 'asBuilt'> {
  return {
    changeRequest: (plan) => changeRequestPage(plan, (step) => whoRuns(step, plan.tenantName)),
    printPdf: async (page, options) => printerOf(host, options)(page),
    async asBuilt(setup, options) {
      const { parts, record } = await openSetup(setup, options);
      return writeAsBuilt(parts, record);
    },
  };
}

/** Prints where the host can, and tells the listener where it cannot. */
function printerOf({ printToPdf }: ServicesOptions, options?: OperationOptions): PrintPage {
  return pagePrinter(printToPdf ?? null, (text) => options?.listener?.note?.(text));
}

/** What this computer knows of one setup or of all; on a practice tenant only of its own. */
async function statusDocument(
  { records, clock, practiceTenantId }: ServicesOptions,
  setup: string | undefined,
): Promise<StatusDocument> {
  const all = setup === undefined ? await records.list() : [await resolveSetup(records, setup, null)];
  const shown = all.filter((record) => practiceTenantId === null || record.tenantId === practiceTenantId);
  return { format: 1, command: 'status', setups: shown.map((record) => statusOf(record, clock.now())) };
}

/** The vendor's own proof: a connection nobody signs in to. */
function vendorSide(
  { clock, practiceTenantId }: ServicesOptions,
  open: ReturnType<typeof sessionsOf>['open'],
): Services['proveAsVendor'] {
  return async (directory, key, to, options) => {
    const { handoff, bundle } = await openHandoff(resolve(directory));
    const credential = await vendorCredential(key, options?.askPassphrase, clock.now());
    const session = await open(practiceTenantId ?? handoff.tenant.id, options);
    return proveAsVendor(session.parts.connection, clock, { handoff, bundle, credential, to }, session);
  };
}

/** Whose right a step takes, as people. */
function whoRuns({ needs }: Step, tenantName: string): string {
  if (needs.exchange) return exchangeWho(tenantName);
  return needs.anyRole.length === 0 ? 'whoever applies the plan' : whoHolds(needs.anyRole, tenantName);
}

/** That all its steps wait for other people does not block a script, which is for them. */
function scriptOf(plan: Plan): ExchangeScript | null {
  if (plan.steps.length === 0) refuseBlocked(plan);
  return exchangeScript(plan, aliasOf);
}

/** Opens sessions: one per operation, so that each has its own signal and listener. */
function sessionsOf(host: ServicesOptions) {
  const { records, clock, newId, practiceTenantId } = host;

  const open = async (tenant: string, options: OperationOptions = {}) => {
    refuseReservedName(tenant, practiceTenantId);
    const signal = options.signal ?? new AbortController().signal;
    const connection: Connection = host.connect(tenant, signal);
    const parts: PlanningParts = {
      ...{ connection, records, clock, newId },
      times: host.cacheTimes ?? microsoftTimes,
    };
    return { parts, signal, listener: options.listener ?? {} };
  };
  const openSetup = async (name: string, options?: OperationOptions) => {
    const record = await resolveSetup(records, name, practiceTenantId);
    refuseReservedName(record.spec.tenant, practiceTenantId);
    return { record, ...(await open(record.tenantId, options)) };
  };
  /**
   * Does the work, looking for the keychain while the sign-in begins: what needs it waits for it, and fails as it
   * does. Against a real tenant the keychain comes first: nobody should sign in only to be told that it is missing.
   * After work that is not settled the next operation gets fresh tokens, since roles may be given meanwhile.
   */
  const perform = async <T>(
    session: Awaited<ReturnType<typeof open>>,
    work: () => Promise<T>,
    isSettled: (result: T) => boolean = () => true,
  ): Promise<T> => {
    const keychain = session.parts.connection.store();
    keychain.catch(() => undefined);
    let settled = false;
    try {
      if (practiceTenantId === null) await keychain;
      const result = await work();
      settled = isSettled(result);
      return result;
    } finally {
      const { tokens } = session.parts.connection;
      if (!settled) await Promise.all([tokens.refresh('graph'), tokens.refresh('exchange')]);
    }
  };

  return { open, openSetup, perform };
}
