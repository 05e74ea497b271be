import { z } from 'zod';
import { setupFileSchema } from '../contract/setup-file';
import type { Rotation } from '../ports/rotation';

const time = z.iso.datetime();
const key = z.object({
  kind: z.enum(['secret', 'certificate']),
  keyId: z.string(),
  name: z.string().nullable(),
  expires: z.string(),
});
const { credential } = setupFileSchema.shape;

/** A rotation as a setup's record keeps it. */
export const rotationSchema: z.ZodType<Rotation> = z.object({
  startedAt: time,
  startedBy: z.string(),
  wanted: credential,
  before: credential,
  old: z.array(key),
  new: key
    .extend({ madeAt: time, certificate: z.base64().optional(), adopted: z.literal(true).optional() })
    .nullable(),
  spoilt: z.array(key).optional(),
  by: z.iso.date().optional(),
  handedBefore: z.object({ at: time, keyId: z.string().nullable() }).optional(),
  witness: z
    .object({
      kind: z.enum(['receipt', 'vendor-result', 'word']),
      at: time,
      by: z.string(),
      notedAt: time,
      message: z.object({ from: z.string(), at: time }).optional(),
    })
    .optional(),
  oldSeen: z.object({ at: time, by: z.string() }).optional(),
  aborting: z.object({ at: time, by: z.string() }).optional(),
  end: z.object({ how: z.enum(['done', 'aborted', 'overtaken']), at: time, by: z.string() }).optional(),
});
