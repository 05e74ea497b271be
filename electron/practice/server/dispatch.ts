import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Fault } from '../world/faults';
import type { ServedRequest, World } from '../world/world';
import { failureAnswer, faultAnswer } from './fault-answers';
import type { PracticeRequest, PracticeResponse, PracticeService } from './handler';
import { batchParts, isWrite } from './served';

/** A service and the host it imitates. */
export interface Mount {
  readonly host: ServedRequest['host'];
  readonly service: PracticeService;
}

/** Sees every request whole, with its answer; null: the client got none. For tests: it sees secrets too. */
export type Observer = (
  host: ServedRequest['host'],
  request: PracticeRequest,
  answer: PracticeResponse | null,
) => void;

/** How a practice tenant answers beyond what its services do. */
export interface Serving {
  readonly latencyMs: number;
  readonly observe?: Observer;
}

const errorIdSchema = z.object({
  error: z.object({ innerError: z.object({ 'request-id': z.string() }) }),
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Writes an answer. `cut`: only the first half of the body. */
export function writeAnswer(response: ServerResponse, answer: PracticeResponse, cut = false): void {
  const isText = typeof answer.body === 'string';
  const whole = answer.body === undefined ? '' : isText ? answer.body : JSON.stringify(answer.body);
  const bytes = Buffer.from(cut ? whole.slice(0, Math.floor(whole.length / 2)) : whole, 'utf8');
  response.writeHead(answer.status, {
    ...(isText || answer.body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    'content-length': bytes.length,
    ...answer.headers,
  });
  response.end(bytes);
}

async function serve(world: World, mount: Mount, request: PracticeRequest): Promise<PracticeResponse> {
  try {
    return await mount.service(request);
  } catch (error) {
    const message = `The practice tenant failed: ${error instanceof Error ? error.message : String(error)}`;
    return failureAnswer(world, mount.host, request, { status: 500, code: 'practiceTenantFailure', message });
  }
}

/** Ends the exchange without an answer: at once by a reset, or by silence until the client gives up. */
function endWithoutAnswer(fault: Fault, message: IncomingMessage): void {
  if (fault.kind === 'reset' || fault.kind === 'lost-answer') message.socket.destroy();
}

/** The ids that every answer of Graph carries, the same as in an error's body. */
function graphHeaders(request: PracticeRequest, answer: PracticeResponse): Record<string, string> {
  const id = errorIdSchema.safeParse(answer.body).data?.error.innerError['request-id'] ?? randomUUID();
  return { 'request-id': id, 'client-request-id': request.headers['client-request-id'] ?? id };
}

/** Serves one request of a mounted service: latency, the fault that strikes it, and its line in the record. */
export async function dispatch(
  world: World,
  mount: Mount,
  request: PracticeRequest,
  { latencyMs, observe }: Serving,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const fault = world.faults.strike({
    method: request.method,
    path: request.path,
    writes: isWrite(mount.host, request),
  });
  if (latencyMs > 0) await wait(latencyMs);
  if (fault?.kind === 'delay') await wait(fault.seconds * 1000);
  const silent = fault?.kind === 'reset' || fault?.kind === 'hang';
  const answer = silent
    ? null
    : ((fault === null ? null : faultAnswer(world, mount.host, request, fault)) ??
      (await serve(world, mount, request)));
  const parts = batchParts(request, answer);
  const lost = silent || fault?.kind === 'lost-answer' || fault?.kind === 'hang-after';
  world.record({
    time: world.clock.iso(),
    host: mount.host,
    method: request.method,
    path: request.path,
    status: answer === null || lost ? 0 : answer.status,
    ...(parts === undefined ? {} : { parts }),
  });
  observe?.(mount.host, request, lost ? null : answer);
  if (answer === null || lost) {
    if (fault !== null) endWithoutAnswer(fault, message);
    return;
  }
  const headers = {
    ...(mount.host === 'graph' ? graphHeaders(request, answer) : {}),
    date: world.serviceDate().toUTCString(),
  };
  writeAnswer(
    response,
    { ...answer, headers: { ...headers, ...answer.headers } },
    fault?.kind === 'malformed',
  );
}
