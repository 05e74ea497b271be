import { randomUUID } from 'node:crypto';
import { FaultList } from './faults';
import type { AuditLogs } from './audit-logs';
import type { LagSettings, WorldState } from './state';

/** One request served, as `GET /control/requests` shows it. Exchange calls carry path `/exchange/<Cmdlet>`. */
export interface ServedRequest {
  readonly time: string;
  readonly host: 'entra' | 'graph' | 'exchange';
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** For a `$batch`: its parts. */
  readonly parts?: readonly { readonly method: string; readonly path: string; readonly status: number }[];
}

/** The practice clock: real time plus an offset that `POST /control/clock` moves. */
export class PracticeClock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /**
   * What a client's own clock shows: real time, whatever the offset. Moving the practice clock stands for time
   * that passed for everybody, so what a client dates itself (a certificate assertion) is compared with this.
   */
  clientNow(): Date {
    return new Date();
  }

  /** Moves the clock forward; a practice clock never goes back. */
  advance(seconds: number): void {
    if (!(seconds >= 0)) throw new RangeError('The practice clock can only be moved forward.');
    this.offsetMs += seconds * 1000;
  }

  iso(): string {
    return this.now().toISOString();
  }

  /** Seconds since an ISO time; negative for a time to come. */
  secondsSince(iso: string): number {
    return (this.now().getTime() - Date.parse(iso)) / 1000;
  }
}

/**
 * One practice tenant: its state, clock, lag, faults and the record of every request it served.
 * Several can live in one process; nothing here is global.
 */
export class World {
  readonly clock = new PracticeClock();
  readonly faults = new FaultList();
  readonly served: ServedRequest[] = [];
  /** Who signed in and who did what; not of the state, since looking leaves traces in them too. Never saved. */
  readonly logs: AuditLogs = { signIns: [], unifiedAudit: [], searches: new Map() };
  /** Secrets kept for a computer without a keychain (design rule 4): memory only, never saved. */
  readonly vault = new Map<string, string>();

  constructor(
    public state: WorldState,
    public lag: LagSettings,
  ) {}

  /** The date that the services put on an answer: a client's own, but for what the world sets it off by. */
  serviceDate(): Date {
    return new Date(this.clock.clientNow().getTime() + (this.state.tenant.clockAheadSeconds ?? 0) * 1000);
  }

  /** A new object id. */
  newId(): string {
    return randomUUID();
  }

  /** True once an object created at `createdDateTime` is seen by those that follow (replication lag). */
  isReplicated(createdDateTime: string): boolean {
    return this.clock.secondsSince(createdDateTime) >= this.lag.replication;
  }

  record(request: ServedRequest): void {
    this.served.push(request);
  }
}
