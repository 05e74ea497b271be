import type { Clock } from '../../ports/clock';
import type { ServiceClock } from '../../ports/surroundings';
import type { HttpTransport } from '../../ports/transport';

/** A transport that compares the date of each answer with this computer's own clock: no request for that alone. */
export function watchingClock(
  transport: HttpTransport,
  computer: Clock,
): { readonly transport: HttpTransport; readonly seen: () => ServiceClock | null } {
  let last: ServiceClock | null = null;
  return {
    seen: () => last,
    transport: {
      ...transport,
      async send(request) {
        const sent = computer.now().getTime();
        const response = await transport.send(request);
        const date = Date.parse(response.headers['date'] ?? '');
        const received = computer.now().getTime();
        // The header has whole seconds: on average it is half a second old when it is written.
        if (!Number.isNaN(date)) {
          last = {
            aheadMs: Math.round(date + 500 - (sent + received) / 2),
            giveOrTakeMs: Math.round((received - sent) / 2) + 500,
          };
        }
        return response;
      },
    },
  };
}
