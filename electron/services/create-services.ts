import { resolve } from 'node:path';
import type { Plan, Step } from '../contract/plan';
import { readRecipient } from '../credentials/recipient/read-recipient';
import { aliasOf } from '../exchange/operations/recipients';
import { diagnoseText } from '../diagnosis/recognise';
import { changeRequestPage } from '../handoff/change-request';
import { openHandoff } from '../handoff/open-handoff';
import { exchangeWho, whoHolds } from '../setup/roles';
import { exchangeScript } from '../setup/exchange-script/script';
import { applyAndWait, readApplyInput, withStage } from './apply';
import { tenantLooks } from './look-around';
import { writeAsBuilt } from './as-built';
import { assistantConsent } from './consent';
import { handOver } from './handoff';
import { climbLadder } from './ladder/walk';
import { makePlan, planDocument, refuseBlocked } from './make-plan';
import { openFolder } from './open-folder';
import { pagePrinter, type PrintPage } from './print-pages';
import { profileOf } from './profile';
import { proveAsVendor } from './vendor-prove';
import { vendorCredential } from './vendor-key';
import { proveWithProofCredential } from './proof-credential';
import { proveClient, proveSetup } from './prove';
import { takeReceipt } from './receipt';
import { takeReviewBase } from './review';
import { refuseRemoved } from './refuse-removed';
import { requestOf } from './security-request';
import { resolveSetup } from './resolve-setup';
import { sendOne } from './send';
import { runPreflight } from './preflight';
import type { NamedText, OperationOptions } from './operation-options';
import type { ExchangeScript, Services } from './services';
import { parseSetupFile } from './setup-file/parse';
import { sessionsOf, type Sessions } from './sessions';
import { tenantToSignIn, type ServicesOptions } from './services-options';
import { statusServices } from './status-document';
import { supportBundle, supportZip } from './support';
import { pfxUnlocker } from './unlock-pfx';
import { upkeepServices } from './upkeep';
import { windowMethods } from './window-methods';

/** The product as one object over a host's adapters. */
export function createServices(host: ServicesOptions): Services {
  const sessions = sessionsOf(host);
  const ownTenant = tenantToSignIn(host);
  const { open, openSetup, perform } = sessions;
  return {
    ...windowMethods({ open, openSetup }, ownTenant),
    ...looking(sessions),
    exchangeScript: scriptOf,
    async apply(source, approve, options) {
      const { goLive, ...wish } = wishOf(options);
      const input = { ...withStage(readApplyInput(source), goLive), ...wish };
      const session = await open(input.spec.tenant, options);
      return perform(
        session,
        async () =>
          applyAndWait(session.parts, input, approve, {
            ...{ ...session, wait: options?.wait ?? false },
            ...(options?.change === undefined ? {} : { change: options.change }),
          }),
        ({ result }) => result !== 'needs-person',
      );
    },
    async prove(target, how, options) {
      if ('setup' in target) {
        const session = await openSetup(target.setup, options);
        const { parts, record } = session;
        refuseRemoved(record);
        const prove = how.proofCredential === undefined ? proveSetup : proveWithProofCredential;
        return perform(session, async () => {
          const document = await prove(parts, record, how, session);
          await takeReviewBase(parts, record, session);
          return document;
        });
      }
      const session = await open(ownTenant, options);
      return proveClient(session.parts, target, session);
    },
    ...tenantLooks(sessions, ownTenant),
    proveAsVendor: vendorSide(host, open),
    async send(setup, from, to, options) {
      const { parts, record, signal } = await openSetup(setup, options);
      refuseRemoved(record);
      return sendOne(parts, record, { from, to }, signal);
    },
    ...handingOver(host, openSetup),
    ...pagesOf(host, openSetup),
    securityRequest: requestOf,
    ...statusServices(host),
    ...diagnosing(host, openSetup),
    ...upkeepServices(host, sessions),
    async consent(revoke, options) {
      const { parts, signal } = await open(ownTenant, options);
      return assistantConsent(parts.connection, revoke, signal);
    },
    close: async () => host.close(),
  };
}

/** What reads a tenant and this computer and writes nothing. */
function looking({ open, perform }: Sessions): Pick<Services, 'plan' | 'preflight'> {
  const begin = async (file: NamedText, options?: Parameters<Services['plan']>[1]) => {
    const spec = parseSetupFile(file.text, file.name);
    const profile = await profileOf(spec.vendor, file.folder);
    const session = await open(spec.tenant, options);
    return { session, profile, input: { spec, ...foldersOf(file), ...wishOf(options) } };
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

function foldersOf({ folder, keyFolder }: NamedText): Pick<NamedText, 'folder' | 'keyFolder'> {
  return { folder, ...(keyFolder === undefined ? {} : { keyFolder }) };
}

/** What a person wants of a plan besides the setup file. */
function wishOf(options: OperationOptions & { readonly goLive?: boolean } = {}) {
  return { goLive: options.goLive ?? false, unlock: pfxUnlocker(options.askPassphrase) };
}

/** What lies between the consultant and the vendor: sealing, opening, the receipt. */
function handingOver(
  host: ServicesOptions,
  openSetup: Sessions['openSetup'],
): Pick<Services, 'recipient' | 'handoff' | 'open' | 'receipt'> {
  const { clock, connect } = host;
  return {
    recipient: (file) => readRecipient(file.bytes, file.name, clock.now()).view,
    async handoff(setup, directory, seal, options) {
      const { parts, record } = await openSetup(setup, options);
      refuseRemoved(record);
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
  openSetup: Sessions['openSetup'],
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
  openSetup: Sessions['openSetup'],
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

/** The vendor's own proof: a connection nobody signs in to. */
function vendorSide(
  { clock, practiceTenantId }: ServicesOptions,
  open: Sessions['open'],
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
