import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { toAppError, type ErrorFacts } from '../../electron/contract/errors';
import type { AppRoleAssignment } from '../../electron/practice/world/directory-types';
import { roleTemplates } from '../../electron/practice/world/well-known';
import type { Services } from '../../electron/services/services';
import { grantOf } from './existing-applications';
import { applyJob, proveJob } from './job';
import { addReader, type Reader } from './reading-application';
import { startTenant, type TestTenant } from './tenant';

export const setup = 'ostendo-continuum';

/** One request of the practice tenant: its bearer token, and of Entra the form. */
export interface Asked {
  readonly line: string;
  readonly bearer: string | null;
  readonly form: string;
}

/** One tenant for all tests of a file, with a proven setup and a reading application; each test finds it whole. */
export class ReadingRig {
  readonly asked: Asked[] = [];
  #tenant: TestTenant | null = null;
  #reader: Reader | null = null;
  #rights: readonly AppRoleAssignment[] = [];
  readonly #ends: (() => unknown)[] = [];

  constructor() {
    beforeAll(async () => this.#begin(), 60_000);
    afterAll(async () => {
      for (const end of this.#ends.reverse()) await end();
    });
    beforeEach(() => {
      this.tenant.world.state.appRoleAssignments = [...this.#rights];
      Object.assign(this.reader.principal, { roles: [roleTemplates.globalReader], accountEnabled: true });
      this.asked.length = 0;
    });
  }

  get tenant(): TestTenant {
    if (this.#tenant === null) throw new Error('not begun');
    return this.#tenant;
  }

  get reader(): Reader {
    if (this.#reader === null) throw new Error('not begun');
    return this.#reader;
  }

  /** Services signed in as the reading application. */
  async unattended(options: object = this.reader.options): Promise<Services> {
    return this.tenant.services(options);
  }

  /** The review of the setup without a person. */
  async review() {
    return (await (await this.unattended()).review(setup)).setups[0];
  }

  /** Takes rights away from the reading application: application permissions by name. */
  without(...permissions: readonly string[]): void {
    const { state } = this.tenant.world;
    const gone = permissions.map(
      (name) => grantOf(state, this.reader, name, name.startsWith('Exchange.') ? 'exchange' : 'graph').id,
    );
    state.appRoleAssignments = this.#rights.filter(({ id }) => !gone.includes(id));
  }

  async #begin(): Promise<void> {
    this.#tenant = await startTenant({
      quick: true,
      whenFinished: (act) => void this.#ends.push(act),
      observe: (host, { method, path, headers, body }) => {
        const bearer = headers['authorization']?.replace(/^bearer /iu, '') ?? null;
        this.asked.push({ line: `${host} ${method} ${path}`, bearer, form: host === 'entra' ? body : '' });
      },
    });
    const services = await this.tenant.services();
    expect((await applyJob(this.tenant, {}, services)).result).toBe('done');
    expect((await proveJob(this.tenant, setup, services)).verdict).toBe('proven');
    this.#reader = await addReader(this.tenant);
    this.#rights = [...this.tenant.world.state.appRoleAssignments];
  }
}

/** The facts of what must fail. */
export async function failure(work: Promise<unknown>): Promise<ErrorFacts> {
  return work.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: unknown) => toAppError(error).facts,
  );
}
