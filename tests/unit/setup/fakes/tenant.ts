import { AppError } from '../../../../electron/contract/errors';
import { setupFileSchema } from '../../../../electron/contract/setup-file';
import type { SetupSpec } from '../../../../electron/contract/setup-file';
import type { VendorNeeds } from '../../../../electron/contract/vendor-needs';
import type { CertificateMaker } from '../../../../electron/ports/certificates';
import type { Clock } from '../../../../electron/ports/clock';
import type { CredentialStore, StoredCredential } from '../../../../electron/ports/credential-store';
import type { Directory } from '../../../../electron/ports/directory';
import type { Exchange } from '../../../../electron/ports/exchange';
import { fakeDirectory } from './directory';
import { fakeExchange } from './exchange';
import { Calls } from './faults';
import { guid } from './ids';
import { contoso } from './state';
import type { FakeState } from './state';

/** A keychain in memory that can be broken. */
export class FakeStore implements CredentialStore {
  readonly name = 'the test keychain';
  readonly values = new Map<string, StoredCredential>();
  broken: 'missing' | 'refuses' | null = null;

  constructor(private readonly calls: Calls) {}

  async status() {
    return this.broken === 'missing'
      ? ({ ok: false, message: 'No keychain is running.', next: 'Start one.' } as const)
      : ({ ok: true } as const);
  }

  async get(ref: { tenantId: string; clientId: string }) {
    return this.values.get(`${ref.tenantId}/${ref.clientId}`) ?? null;
  }

  async set(ref: { tenantId: string; clientId: string }, credential: StoredCredential) {
    await this.calls.run('keychain.set', () => {
      if (this.broken !== null) {
        throw new AppError({ code: 'keychain-failed', message: 'The keychain refused.' });
      }
      this.values.set(`${ref.tenantId}/${ref.clientId}`, credential);
    });
  }

  async delete(ref: { tenantId: string; clientId: string }) {
    return this.values.delete(`${ref.tenantId}/${ref.clientId}`);
  }
}

/** A clock that jumps when one sleeps. */
export class FakeClock implements Clock {
  slept = 0;
  private time = Date.parse('2026-11-21T09:00:00Z');

  now(): Date {
    return new Date(this.time);
  }

  async sleep(ms: number): Promise<void> {
    this.slept += ms;
    this.time += ms;
  }
}

/** Certificates in name only: what is signed with them is no matter here. */
function fakeCertificates(): CertificateMaker {
  let made = 0;
  return {
    newKeyId: () => guid(12, made),
    async make({ name, notBefore, notAfter }) {
      made += 1;
      const certificate = Buffer.from(`certificate ${made}`).toString('base64');
      const view = {
        ...{ certificate, subject: `CN=${name}`, sha1: '', sha256: '' },
        ...{ notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString() },
      };
      return { privateKey: Buffer.from(`key-of-${made}`).toString('base64'), certificate, view };
    },
  };
}

/** A small tenant behind the ports, with a keychain and a clock. */
export interface FakeTenant {
  readonly state: FakeState;
  readonly calls: Calls;
  readonly directory: Directory;
  readonly exchange: Exchange;
  readonly credentials: FakeStore;
  readonly certificates: CertificateMaker;
  readonly clock: FakeClock;
}

export function fakeTenant(change: (state: FakeState) => void = () => undefined): FakeTenant {
  const state = contoso();
  change(state);
  const calls = new Calls();
  const clock = new FakeClock();
  return {
    ...{ state, calls, clock, credentials: new FakeStore(calls), certificates: fakeCertificates() },
    directory: fakeDirectory(state, calls, () => clock.now()),
    exchange: fakeExchange(state, calls),
  };
}

export const generic: VendorNeeds = {
  audience: 'AzureADMyOrg',
  redirectUris: [],
  delegatedMailSend: false,
  checksRolesClaim: false,
  credentialKinds: ['secret', 'certificate'],
  graphSendMailConfirmed: { by: 'the vendor', when: '2026-06-01' },
};

/** A setup file as it would be parsed. */
export function specOf(over: Record<string, unknown> = {}): SetupSpec {
  return setupFileSchema.parse({
    application: 'Ostendo Continuum',
    tenant: 'contoso.example',
    senders: [{ address: 'invoices@contoso.example' }],
    outsider: 'ceo@contoso.example',
    ...over,
  });
}

const sorted = (rows: readonly unknown[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();

/** What a tenant and the keychain hold in the end, without the ids and times that differ from run to run. */
export function shapeOf({ state, credentials }: FakeTenant): unknown {
  return {
    applications: state.applications.map((one) => ({
      ...{ name: one.displayName, uniqueName: one.uniqueName, tags: one.tags, declared: one.declared },
      ...{ audience: one.signInAudience, secrets: one.passwordCredentials.length },
      certificates: one.keyCredentials.length,
    })),
    held: state.applications.map((one) =>
      [...credentials.values.values()].some((held) =>
        [...one.passwordCredentials, ...one.keyCredentials].some((secret) => secret.keyId === held.keyId),
      ),
    ),
    principals: state.principals.length,
    assignments: state.assignments.map((one) => one.appRoleId),
    users: sorted(
      state.users.map((user) => [user.mail, user.accountEnabled, user.servicePlans, user.usageLocation]),
    ),
    mailboxes: sorted(state.recipients.map((one) => [one.primarySmtpAddress, one.kind])),
    dehydrated: state.dehydrated,
    pointers: state.pointers.map((one) =>
      state.principals.some((principal) => principal.id === one.objectId),
    ),
    scopes: state.scopes.map((one) => [one.name, one.recipientFilter.split('-or').length]),
    roleAssignments: state.roleAssignments.map((one) => [one.name, one.role, one.scope, one.scopeName]),
    policies: state.accessPolicies.map((one) => [one.scopeName, one.accessRight]),
    groups: state.groups.map((one) => [one.name, one.members.length, one.settled]),
  };
}
