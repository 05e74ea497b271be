import type { NamedText } from '../../electron/services/services';
import type { TestTenant } from './tenant';

/** Carries out a repair that is stopped at one of its events, then once more whole; how the second one ended. */
export async function repairCutOffAt(tenant: TestTenant, file: NamedText, cut: number): Promise<string> {
  const stop = new AbortController();
  let seen = 0;
  const event = (): void => {
    seen += 1;
    if (seen === cut) stop.abort();
  };
  const approve = async (): Promise<boolean> => true;
  const first = await tenant.services();
  await first.repair(file, approve, { signal: stop.signal, listener: { event } }).catch(() => null);
  const again = await (await tenant.services()).repair(file, approve);
  return again.result;
}
