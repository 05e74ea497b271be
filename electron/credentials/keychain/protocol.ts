import { z } from 'zod';

/** First message of the helper: whether the keychain module could be loaded. */
export const readySchema = z.discriminatedUnion('ready', [
  z.strictObject({ ready: z.literal(true) }),
  z.strictObject({
    ready: z.literal(false),
    cause: z.enum(['not-installed', 'not-loadable']),
    message: z.string(),
  }),
]);
export type Ready = z.infer<typeof readySchema>;

const target = { id: z.number().int(), service: z.string(), account: z.string() };

/** One call to the keychain. There is no call that lists or searches: keytar's ends the process (keychain facts 3). */
export const requestSchema = z.discriminatedUnion('op', [
  z.strictObject({ ...target, op: z.literal('get') }),
  z.strictObject({ ...target, op: z.literal('set'), value: z.string() }),
  z.strictObject({ ...target, op: z.literal('delete') }),
]);
export type KeychainRequest = z.infer<typeof requestSchema>;

export const replySchema = z.discriminatedUnion('ok', [
  z.strictObject({
    id: z.number().int(),
    ok: z.literal(true),
    value: z.union([z.string(), z.boolean(), z.null()]),
  }),
  z.strictObject({ id: z.number().int(), ok: z.literal(false), message: z.string() }),
]);
export type KeychainReply = z.infer<typeof replySchema>;
