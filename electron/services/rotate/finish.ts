import type { RotateJob } from './job';
import { audit, withRecord } from './job';
import { underWay } from '../../upkeep/rotation/facts';

/** The new credential alone is the setup's from now on, be that of another kind. */
export async function finished(job: RotateJob): Promise<RotateJob> {
  const { parts, who } = job;
  const at = parts.clock.now().toISOString();
  const ended = await withRecord(job, (current) => {
    const rotation = underWay(current);
    if (rotation?.new == null) return {};
    const { kind, keyId, expires } = rotation.new;
    return {
      spec: { ...current.spec, credential: rotation.wanted },
      credential: { kind, keyId, expires },
      rotation: { ...rotation, end: { how: 'done', at, by: who } },
    };
  });
  await audit(ended, { ended: 'done' });
  return ended;
}
