import type { World } from '../world/world';
import type { EntraKeys } from './keys';
import type { Sessions } from './sessions';

/** What every part of the Entra imitation works on. */
export interface EntraContext {
  readonly world: World;
  readonly keys: EntraKeys;
  readonly sessions: Sessions;
  /** Origin of the plain-http pages that a person's browser opens. */
  readonly pagesOrigin: string;
  /** Origins the practice tenant's own Graph is served on; they may stand for Graph in a scope. */
  readonly graphOrigins: readonly string[];
}
