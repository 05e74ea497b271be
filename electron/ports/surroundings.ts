import type { PeerView } from './transport';

/** A date that a service put on an answer, against this computer's clock. */
export interface ServiceClock {
  /** How far the service is ahead of this computer; negative where it is behind. */
  readonly aheadMs: number;
  /** The answer was so long on its way, and dates have whole seconds. */
  readonly giveOrTakeMs: number;
}

/** Which cloud a tenant is of, as its own discovery document says. */
export interface TenantCloud {
  /** Host of sign-in, e.g. `microsoftonline.us`; null: not told. */
  readonly login: string | null;
  /** Host of Microsoft Graph, e.g. `graph.microsoft.us`; null: not told. */
  readonly graph: string | null;
  /** `EU`, `NA`, `USGov` …; null: not told. */
  readonly region: string | null;
}

/** The way to one host. */
export interface Route extends PeerView {
  readonly host: string;
  /** Why it cannot be reached; null: it can. */
  readonly problem: string | null;
}

/** Public records of the domain name system. Throw AppError `offline` or `timeout` where nobody answers. */
export interface DnsLookups {
  /** TXT records of a name, each in one piece; empty: none. */
  txt(name: string): Promise<readonly string[]>;
  /** What a name stands for; null: nothing. */
  cname(name: string): Promise<string | null>;
}

/** What lies around the tenant and is no part of it. All of it only reads. */
export interface Surroundings {
  /** Of the last answer that carried a date; null: none did. */
  serviceClock(): ServiceClock | null;
  /** Null where there is no such document. Throws AppError where it cannot be read. */
  tenantCloud(tenant: string): Promise<TenantCloud | null>;
  /** Hosts of sign-in and Graph that this session works with. */
  readonly cloud: { readonly name: string; readonly login: string; readonly graph: string };
  /** All hosts that the job needs, tried where nothing was sent to them yet. Never throws. */
  routes(): Promise<readonly Route[]>;
  /** A practice tenant shows a certificate of its own making. */
  readonly ownAuthority: boolean;
  readonly dns: DnsLookups;
  /** What an SPF record of this cloud must name. */
  readonly spfHost: string;
  /** Bytes that are free where records are kept; null: this runtime cannot tell. */
  freeSpace(): Promise<number | null>;
}
