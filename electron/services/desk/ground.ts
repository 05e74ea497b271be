import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Target } from '../../contract/desk/sign-in';
import type { RunningPractice } from '../../ports/platform';
import { cloudByName, practiceCloud, type Cloud } from '../../identity/clouds';

/** What a target stands on: where its records lie, and with which cloud it speaks. */
export interface Ground {
  readonly target: Target | null;
  readonly practice: RunningPractice | null;
  readonly cloud: Cloud;
  /** Folder of the records of its setups. */
  readonly records: string;
  /** Folder in which its drafts lie. */
  readonly drafts: string;
}

/** A real Microsoft 365; where nothing is chosen yet, the setups of all clouds are to be seen. */
export function realGround(dataFolder: string, target: Extract<Target, { kind: 'real' }> | null): Ground {
  const cloud = cloudByName((target?.cloud ?? 'global').toLowerCase());
  return { target, practice: null, cloud, records: dataFolder, drafts: dataFolder };
}

/**
 * A practice tenant. Its drafts are kept; records are those of this very tenant alone, since a stopped one remembers
 * nothing: what is left of others is removed.
 */
export async function practiceGround(dataFolder: string, practice: RunningPractice): Promise<Ground> {
  const drafts = join(dataFolder, 'practice');
  // The control address is new with each tenant, and its own key: only a digest of it becomes a name.
  const mark = createHash('sha256').update(practice.info.control).digest('hex').slice(0, 16);
  await removeOthers(drafts, `tenant-${mark}`);
  return {
    ...{ target: { kind: 'practice' }, practice, drafts },
    cloud: practiceCloud(practice.info),
    records: join(drafts, `tenant-${mark}`),
  };
}

async function removeOthers(folder: string, own: string): Promise<void> {
  const found = await readdir(folder).catch(() => []);
  const others = found.filter((name) => /^tenant-[\da-f]{16}$/u.test(name) && name !== own);
  await Promise.all(others.map(async (name) => rm(join(folder, name), { recursive: true, force: true })));
}
