import type { StatusDocument } from '../contract/documents';
import { upkeepCalendar } from '../handoff/upkeep-calendar';
import { byAttention } from '../upkeep/attention';
import { byReaderAttention, readerStatus } from '../upkeep/reader';
import { resolveSetup } from './resolve-setup';
import type { ServicesOptions } from './services-options';
import { statusOf } from './status';

/** What this computer knows of its setups. */
export interface StatusServices {
  /** One setup, or all of them, what needs somebody first; reads no tenant. */
  status(setup?: string): Promise<StatusDocument>;
  /** A calendar (iCalendar) of the renewals and reviews that fall due. */
  statusCalendar(document: StatusDocument): string;
}

/** Status from this computer's records; on a practice tenant of its own setups only. */
export function statusServices({ records, clock, practiceTenantId }: ServicesOptions): StatusServices {
  return {
    async status(setup) {
      const all =
        setup === undefined ? await records.summaries() : [await resolveSetup(records, setup, null)];
      const now = clock.now();
      const shown = all
        .filter(({ tenantId }) => practiceTenantId === null || tenantId === practiceTenantId)
        .map((record) => statusOf(record, now))
        .sort(byAttention);
      if (setup !== undefined) return { format: 1, command: 'status', setups: shown };
      const readers = (await records.unattended.list())
        .filter(({ tenantId }) => practiceTenantId === null || tenantId === practiceTenantId)
        .map((record) => readerStatus(record, now))
        .sort(byReaderAttention);
      const unattended = readers.length === 0 ? {} : { unattended: readers };
      return { format: 1, command: 'status', setups: shown, ...unattended };
    },
    statusCalendar: (document) => upkeepCalendar(document, clock.now()),
  };
}
