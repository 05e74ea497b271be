import type { Observation } from './observation';

/** What is read before planning, in pieces that arrive one after the other. */
export const observationParts = [
  'tenant',
  'application',
  'grants',
  'people',
  'host',
  'exchange',
  'credential',
  'records',
  'others',
  'clock',
  'cloud',
  'routes',
  'domains',
  'disk',
] as const;
export type ObservationPart = (typeof observationParts)[number];

/** Parts that can only be read after others. */
const hangsOn: Partial<Readonly<Record<ObservationPart, readonly ObservationPart[]>>> = {
  grants: ['application'],
  people: ['exchange'],
  exchange: ['grants', 'host'],
  credential: ['application'],
  records: ['host'],
  others: ['application', 'host'],
};

/** These parts with all that they hang on; the tenant is always read. */
export function partsWith(wanted: Iterable<ObservationPart>): ReadonlySet<ObservationPart> {
  const all = new Set<ObservationPart>(['tenant']);
  const add = (part: ObservationPart): void => {
    if (all.has(part)) return;
    all.add(part);
    for (const other of hangsOn[part] ?? []) add(other);
  };
  for (const part of wanted) add(part);
  return all;
}

/** Follows a reading of the tenant. */
export interface Watch {
  /** The parts to read, with those they hang on; left out: all. */
  readonly only?: ReadonlySet<ObservationPart>;
  /** Milliseconds, for how long a part took. */
  now(): number;
  /**
   * A part is there: all that was read so far, what is still open counted as not to be seen. The tenant comes first.
   */
  arrived(part: ObservationPart, soFar: Observation, ms: number): void;
}

/** Nobody follows, everything is read. */
export const unwatched: Watch = { now: () => 0, arrived: () => undefined };

/** Nothing was seen yet; the tenant itself always is. */
const unseen: Omit<Observation, 'me' | 'organization'> = {
  ...{ myRoles: null, policy: null, application: null, applicationDeleted: false, foreignApplications: [] },
  ...{ servicePrincipal: null, appRoleAssignments: null, permissionGrants: null, directoryRoles: null },
  ...{ graph: null, exchangeOnline: null, users: {}, skus: null, exchangeHost: null, exchange: null },
  credential: {
    store: '',
    usable: { ok: false, message: 'It was not looked for.', next: '' },
    heldKeyId: null,
  },
  ...{ recordedApplicationId: null, journalIntents: [], oldTokensUntil: null },
};

type Tenant = Pick<Observation, 'me' | 'organization'>;

/** Puts an observation together from its parts, and tells of each. */
export class Gathering {
  readonly #begun: number;
  #found: Partial<Observation> = {};
  #tenant: Tenant | null = null;
  readonly #early: (readonly [ObservationPart, number])[] = [];

  constructor(private readonly watch: Watch) {
    this.#begun = watch.now();
  }

  /** Whether a part is to be read. */
  wants(part: ObservationPart): boolean {
    return this.watch.only?.has(part) ?? true;
  }

  /** Milliseconds, to say when a reading began. */
  now(): number {
    return this.watch.now();
  }

  /** The tenant: before it nothing is told. */
  tenant(facts: Tenant & Partial<Observation>): void {
    this.#tenant = { me: facts.me, organization: facts.organization };
    this.add('tenant', facts);
    for (const [part, ms] of this.#early) this.watch.arrived(part, this.whole(), ms);
  }

  /** A part as it was found; `since`: when its reading began, default with the first. */
  add(part: ObservationPart, facts: Partial<Observation>, since = this.#begun): void {
    this.#found = { ...this.#found, ...facts };
    if (!this.wants(part)) return;
    const ms = Math.max(0, Math.round(this.watch.now() - since));
    if (this.#tenant === null) this.#early.push([part, ms]);
    else this.watch.arrived(part, this.whole(), ms);
  }

  /** What was found so far. Throws before the tenant is known. */
  whole(): Observation {
    if (this.#tenant === null) throw new Error('The tenant was not read yet.');
    return { ...unseen, ...this.#found, ...this.#tenant };
  }
}
