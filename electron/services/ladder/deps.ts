import type { StoredCredential } from '../../ports/credential-store';
import type { ApplicationView, ServicePrincipalView } from '../../ports/directory';
import type { SetupRecord } from '../../ports/records';
import type { ServiceClock } from '../../ports/surroundings';
import type { AppToken } from '../../ports/tokens';
import type { HttpResponse } from '../../ports/transport';
import { attempt, type Attempt } from '../../engine/attempt';
import { testAuthorization, type Authorization } from '../../setup/proof/authorization';
import { observeForProof, type ProofObservation } from '../../setup/proof/observe';
import { obtainToken } from '../../setup/proof/token';
import type { ProofDeps, ProofInput } from '../../setup/proof/types';
import { isVendorsKey } from '../vendor-held';
import type { PlanningParts } from '../planning-parts';
import { depsOf, proofInputOf, type ProofSession } from '../proof-parts';
import { registerCredential } from '../send';

/** What the rungs of a ladder look at; each thing is asked for once, when the first rung needs it. */
export interface LadderSight {
  readonly record: SetupRecord;
  readonly clientId: string;
  readonly sender: string;
  readonly proof: ProofDeps;
  /** Answers of the sign-in and Graph hosts to a request without a token. */
  readonly hosts: () => Promise<readonly HostAnswer[]>;
  /** Against this computer's, of the last answer; null: none carried a date. */
  readonly serviceClock: () => ServiceClock | null;
  readonly application: () => Promise<Attempt<ApplicationSeen>>;
  readonly credential: () => Promise<Attempt<StoredCredential | null>>;
  readonly input: () => Promise<ProofInput>;
  readonly token: () => Promise<Attempt<AppToken> | null>;
  readonly observed: () => Promise<Attempt<ProofObservation>>;
  /** Exchange's own test for the sender. */
  readonly authorization: () => Promise<Attempt<Authorization>>;
}

export interface HostAnswer {
  readonly host: string;
  readonly answer: Attempt<HttpResponse>;
}

export interface ApplicationSeen {
  readonly application: ApplicationView | null;
  readonly servicePrincipal: ServicePrincipalView | null;
}

/** Prepares a climb for a setup that has a client id; nothing is asked for yet. */
export function sightOf(
  parts: PlanningParts,
  record: SetupRecord,
  about: { readonly clientId: string; readonly sender: string },
  session: ProofSession,
): LadderSight {
  const { connection } = parts;
  const { clientId, sender } = about;
  const proof = depsOf(parts, session);
  const account = once(async () => connection.signIn());
  const credential = once(async () => attempt(heldCredential(parts, record, clientId)));
  const input = once(async () =>
    inputOf(parts, record, sender, await attempt(account()), await credential()),
  );
  const observed = once(async () => attempt(observedBy(account, proof, input)));
  const token = once(async () => obtainToken(proof, await input()));
  return {
    ...{ record, clientId, sender, proof, credential, input, token },
    hosts: once(async () =>
      Promise.all(urlsOf(parts, record).map(async (url) => asked(parts, url, session))),
    ),
    serviceClock: () => connection.surroundings?.serviceClock() ?? null,
    application: once(async () => attempt(applicationOf(account, parts, clientId, session))),
    observed,
    authorization: once(async () => {
      const seen = await observed();
      return seen.ok ? attempt(testAuthorization(proof, await input(), seen.value)) : seen;
    }),
  };
}

/** As for a proof, for one sender alone; without a sign-in nobody's mailbox gets mail. */
function inputOf(
  parts: PlanningParts,
  record: SetupRecord,
  sender: string,
  account: Attempt<{ readonly username: string; readonly objectId: string; readonly tenantId: string }>,
  credential: Attempt<StoredCredential | null>,
): ProofInput {
  const nobody = { username: '', objectId: '', tenantId: record.tenantId };
  const about = {
    account: account.ok ? account.value : nobody,
    credential: credential.ok ? credential.value : null,
    allSenders: false,
  };
  return { ...proofInputOf(parts, record, about), senders: [sender], outsider: null, left: [] };
}

async function heldCredential(
  { connection }: PlanningParts,
  { spec, tenantId }: SetupRecord,
  clientId: string,
): Promise<StoredCredential | null> {
  if (spec.app !== undefined || isVendorsKey(spec)) return null;
  const held = await (await connection.store()).store.get({ tenantId, clientId });
  if (held !== null) registerCredential(held);
  return held;
}

async function applicationOf(
  account: () => Promise<unknown>,
  { connection }: PlanningParts,
  clientId: string,
  { signal }: ProofSession,
): Promise<ApplicationSeen> {
  await account();
  const directory = connection.directory(signal);
  const [application, servicePrincipal] = await Promise.all([
    directory.applicationByAppId(clientId),
    directory.servicePrincipalByAppId(clientId),
  ]);
  return { application, servicePrincipal };
}

async function observedBy(
  account: () => Promise<unknown>,
  proof: ProofDeps,
  input: () => Promise<ProofInput>,
): Promise<ProofObservation> {
  await account();
  return observeForProof(proof, await input(), null);
}

/** What anybody may ask: the tenant's sign-in configuration, and Graph, which then wants a token. */
function urlsOf({ connection }: PlanningParts, { tenantId }: SetupRecord): readonly string[] {
  return [
    `${connection.authority}/${tenantId}/v2.0/.well-known/openid-configuration`,
    `${connection.graph}/v1.0/organization`,
  ];
}

async function asked(
  { connection }: PlanningParts,
  url: string,
  { signal }: ProofSession,
): Promise<HostAnswer> {
  const request = { method: 'GET', url, headers: { accept: 'application/json' }, signal } as const;
  return { host: new URL(url).host, answer: await attempt(connection.ask(request)) };
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return async () => (made ??= work());
}
