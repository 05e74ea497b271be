import { z } from 'zod';

/**
 * A fault on demand. `match` picks requests (all given fields must fit); the fault strikes matching requests
 * number `skip`+1 up to `skip`+`times`. Kinds:
 * - `status`: answers `status` with `code`/`message` in the service's error shape; nothing takes effect. At a token
 *   endpoint a `code` such as `AADSTS53003` is a refusal of Entra's.
 * - `throttle`: 429 with Retry-After `retryAfter` seconds.
 * - `reset`: the connection is reset before anything takes effect.
 * - `lost-answer`: the effect happens, then the connection is reset.
 * - `hang`: the request is held, unanswered, until the client gives up; no effect.
 * - `hang-after`: the effect happens, then no answer comes.
 * - `malformed`: the effect happens, the body of the answer is cut in half.
 * - `delay`: answers after `seconds`.
 */
const faultSchema = z.strictObject({
  match: z.strictObject({
    /** A regular expression on the path (for Exchange: `/exchange/Cmdlet-Name`). */
    path: z.string().optional(),
    /** The same on the path of one part of a Graph batch: strikes that part alone, with `status` or `throttle`. */
    part: z.string().optional(),
    method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']).optional(),
    /** Only requests that could change something (a batch counts when one of its parts does). */
    writes: z.boolean().optional(),
  }),
  kind: z.enum(['status', 'throttle', 'reset', 'lost-answer', 'hang', 'hang-after', 'malformed', 'delay']),
  status: z.number().int().min(400).max(599).default(503),
  code: z.string().default('serviceNotAvailable'),
  message: z.string().default('The service is unavailable.'),
  retryAfter: z.number().min(0).default(1),
  seconds: z.number().min(0).default(1),
  skip: z.number().int().min(0).default(0),
  times: z.number().int().min(1).default(1),
});

export const faultsSchema = z.array(faultSchema);
export type Fault = z.infer<typeof faultSchema>;

/** One request as faults see it. */
export interface FaultProbe {
  readonly method: string;
  readonly path: string;
  readonly writes: boolean;
}

function patternOf({ match }: Fault): RegExp | null {
  const pattern = match.part ?? match.path;
  return pattern === undefined ? null : new RegExp(pattern, 'u');
}

interface Entry {
  readonly fault: Fault;
  readonly pattern: RegExp | null;
  seen: number;
}

/** Holds the faults asked for and tells, request by request, which one strikes. */
export class FaultList {
  private entries: Entry[] = [];

  /** Replaces all faults. Throws a ZodError or SyntaxError where the list is not valid. */
  replace(faults: unknown): void {
    this.entries = faultsSchema.parse(faults).map((fault) => ({
      fault,
      pattern: patternOf(fault),
      seen: 0,
    }));
  }

  /** The fault that strikes this request, or null; counts the request for every fault it matches. */
  strike(probe: FaultProbe): Fault | null {
    return this.struck(
      probe,
      this.entries.filter(({ fault }) => fault.match.part === undefined),
    );
  }

  /** The fault that strikes this part of a batch, or null; only faults that name a part do. */
  strikePart(probe: FaultProbe): Fault | null {
    return this.struck(
      probe,
      this.entries.filter(({ fault }) => fault.match.part !== undefined),
    );
  }

  private struck(probe: FaultProbe, entries: readonly Entry[]): Fault | null {
    let struck: Fault | null = null;
    for (const entry of entries) {
      const { match, skip, times } = entry.fault;
      if (match.method !== undefined && match.method !== probe.method) continue;
      if (match.writes !== undefined && match.writes !== probe.writes) continue;
      if (entry.pattern !== null && !entry.pattern.test(probe.path)) continue;
      entry.seen += 1;
      if (struck === null && entry.seen > skip && entry.seen <= skip + times) struck = entry.fault;
    }
    return struck;
  }
}
