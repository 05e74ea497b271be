import { z } from 'zod';
import type { ServedRequest } from '../world/world';
import type { PracticeRequest, PracticeResponse } from './handler';

const partsSchema = z.object({
  requests: z.array(z.object({ id: z.string(), method: z.string(), url: z.string() })),
});
const answersSchema = z.object({ responses: z.array(z.object({ id: z.string(), status: z.number() })) });

function isBatch(request: PracticeRequest): boolean {
  return /\/\$batch$/u.test(decodeURIComponent(request.path));
}

function partsOf(request: PracticeRequest): z.infer<typeof partsSchema>['requests'] {
  try {
    return partsSchema.parse(JSON.parse(request.body)).requests;
  } catch {
    return [];
  }
}

/** Could this request change something in the tenant? Exchange calls are all POST: there the cmdlet's verb decides. */
export function isWrite(host: ServedRequest['host'], request: PracticeRequest): boolean {
  if (host === 'entra') return false;
  if (host === 'exchange') return !/\/(?:Get|Test)-\w+\/?$/iu.test(request.path);
  if (isBatch(request)) return partsOf(request).some((part) => part.method.toUpperCase() !== 'GET');
  return request.method !== 'GET';
}

/** The parts of a `$batch` with the status each got; undefined for every other request. */
export function batchParts(
  request: PracticeRequest,
  response: PracticeResponse | null,
): ServedRequest['parts'] {
  if (!isBatch(request)) return undefined;
  const answers = answersSchema.safeParse(response?.body);
  const statuses = new Map(answers.success ? answers.data.responses.map((one) => [one.id, one.status]) : []);
  return partsOf(request).map(({ id, method, url }) => ({
    method,
    path: url.replace(/\?.*$/su, ''),
    status: statuses.get(id) ?? 0,
  }));
}
