import { z } from 'zod';

/** One page of a collection. */
export const pageSchema = z.looseObject({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
});
