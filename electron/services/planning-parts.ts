import type { Journal } from '../contract/journal';
import type { SetupSpec } from '../contract/setup-file';
import type { CacheTimes } from '../ports/cache-times';
import type { Clock } from '../ports/clock';
import type { SetupRecords } from '../ports/records';
import type { UnattendedRecords } from '../ports/unattended';
import type { Connection } from './connection';
import type { UnlockPfx } from './unlock-pfx';

/** The records as services use them: setups and a journal each. */
export interface Records extends SetupRecords {
  journal(tenantId: string, setupId: string): Journal;
  /** The reading applications, one a tenant. */
  readonly unattended: UnattendedRecords;
}

/** What planning needs of a host. */
export interface PlanningParts {
  readonly connection: Connection;
  readonly records: Records;
  readonly clock: Clock;
  readonly newId: () => string;
  /** How long this tenant's caches take. */
  readonly times: CacheTimes;
}

/** What is to be planned. */
export interface PlanInput {
  readonly spec: SetupSpec;
  readonly folder: string;
  /** As in `NamedText`. */
  readonly keyFolder?: string;
  /** Leave the test stage. Throws AppError `invalid-input` where the setup file has none. */
  readonly goLive?: boolean;
  /** Opens a PFX that the setup file names; without it that is refused. */
  readonly unlock?: UnlockPfx;
}
