import { Ajv2020 } from 'ajv/dist/2020';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { handoffSchema } from '../../../electron/contract/handoff';
import { vendorProfileSchema } from '../../../electron/contract/vendor-profile';
import { passphraseSealer } from '../../../electron/credentials/sealing';
import { buildHandoff } from '../../../electron/handoff/bundle';
import { ostendo } from '../../../electron/handoff/profiles/ostendo';
import { sampleInput } from './sample';

/** The published JSON schemas are made from the zod schemas: `npx vitest run -u tests/unit/handoff/schemas.test.ts`. */
const published = [
  { file: 'handoff', title: 'Sendwright handoff, format 1', schema: handoffSchema },
  { file: 'vendor-profile', title: 'Sendwright vendor profile, format 1', schema: vendorProfileSchema },
] as const;

const jsonSchema = (one: (typeof published)[number]): Record<string, unknown> => ({
  ...z.toJSONSchema(one.schema, { io: 'input' }),
  title: one.title,
});

describe('published schemas', () => {
  it.each(published)('docs/schemas/$file.schema.json says what the code checks', async (one) => {
    const path = `docs/schemas/${one.file}.schema.json`;
    const text = await format(JSON.stringify(jsonSchema(one)), {
      ...(await resolveConfig(path)),
      parser: 'json',
    });
    await expect(text).toMatchFileSnapshot(`../../../${path}`);
  });

  it('accept what Sendwright makes, checked by a validator that is not ours', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const files = await buildHandoff(sampleInput(), passphraseSealer('k3fm-9x2p-qq7d-hw5e'));
    const handoff: unknown = JSON.parse(new TextDecoder().decode(files.get('handoff.json')));
    expect(ajv.validate(jsonSchema(published[0]), handoff)).toBe(true);
    expect(ajv.validate(jsonSchema(published[0]), { ...(handoff as object), secret: 'x' })).toBe(false);
    expect(ajv.validate(jsonSchema(published[1]), ostendo)).toBe(true);
  });
});
