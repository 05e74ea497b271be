import type { ActivityPart } from '../../contract/activity';
import { directoryPart } from './directory-part';
import { adminPart, applicationPart } from './sign-in-parts';
import { tracePart } from './trace-part';
import type { ActivityAbout, ActivityDeps } from './types';
import { unifiedPart } from './unified-part';

/**
 * What happened with an application, part by part. What this tenant does not tell is a part that says so, never an
 * empty list. Reads only. Throws AppError `cancelled` and `tenant-mismatch` alone.
 */
export async function readActivity(
  deps: ActivityDeps,
  about: ActivityAbout,
): Promise<readonly ActivityPart[]> {
  const [trace, directory, unified, admin] = await Promise.all([
    tracePart(deps, about),
    directoryPart(deps, about),
    unifiedPart(deps, about),
    adminPart(deps, about),
  ]);
  return [trace, directory, unified, admin, applicationPart(about)];
}
