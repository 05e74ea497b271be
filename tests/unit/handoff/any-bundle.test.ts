import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { handoffSchema } from '../../../electron/contract/handoff';
import { fieldSources, type VendorProfileFile } from '../../../electron/contract/vendor-profile';
import { buildHandoff } from '../../../electron/handoff/bundle';
import { checksumsFile, readChecksums, sha256 } from '../../../electron/handoff/checksums';
import type { HandoffInput } from '../../../electron/handoff/input';
import { loadProfile, profileIds } from '../../../electron/handoff/load-profile';
import { ostendo } from '../../../electron/handoff/profiles/ostendo';
import type { Sealer } from '../../../electron/ports/sealing';
import { sampleInput, secretValue } from './sample';

const published = JSON.parse(
  readFileSync(new URL('../../../docs/schemas/handoff.schema.json', import.meta.url), 'utf8'),
) as object;
const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(published);

/** Seals as a stone does: what it is about is the open part. */
const sealer: Sealer = {
  ...{ fileName: 'sealed.zip', howToOpen: 'Open it.', ways: [], sealedFor: null },
  seal: async () => new Uint8Array([1, 2, 3]),
};

const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const field = fc.record({ name: line, note: fc.option(line, { nil: undefined }) });
const fixedKinds = ['secret', 'certificate'] as const;

/** Any profile that the schema takes, with the field that each of its credential kinds needs. */
const anyProfile: fc.Arbitrary<VendorProfileFile> = fc
  .record({
    kinds: fc.subarray([...fixedKinds], { minLength: 1 }),
    fields: fc.array(fc.tuple(field, fc.constantFrom(...fieldSources)), { maxLength: 8 }),
    texts: fc.array(line, { minLength: 3, maxLength: 3 }),
    where: fc.array(line, { minLength: 1, maxLength: 4 }),
    checksRolesClaim: fc.constantFrom(true, false, null),
    confirmed: fc.constantFrom(null, { by: 'Somebody', when: null }, { by: 'Somebody', when: '2026-02-24' }),
  })
  .map(
    ({
      kinds,
      fields,
      texts: [first = '', second = '', third = ''],
      where,
      checksRolesClaim,
      confirmed,
    }) => ({
      ...ostendo,
      ...{ id: 'acme', name: first, where, checksRolesClaim, graphSendMailConfirmed: confirmed },
      credentialKinds: kinds,
      fields: [
        ...fields.map(([{ name, note }, from]) => ({
          ...{ name, from, ...(note === undefined ? {} : { note }) },
          ...(from === 'fixed' ? { text: second } : {}),
        })),
        ...kinds.map((from) => ({ name: `The ${from}`, from })),
      ],
      steps: [{ do: second }, { do: third, fields: true as const }],
    }),
  );

const secret: HandoffInput['credential'] = sampleInput().credential;
const certificate: HandoffInput['credential'] = {
  ...{ kind: 'certificate', keyId: 'k', expires: '2027-11-20T00:00:00Z', thumbprint: 'AB12' },
  ...{ thumbprintSha256: 'CD34', pfxPassphrase: secretValue },
  files: new Map([['certificate.pfx', new Uint8Array(30).fill(7)]]),
};

/** A setup that suits a profile: whose credential, how many senders, proven or not. */
const anySetup = fc.record({
  profile: fc.oneof(
    anyProfile.map((profile) => loadProfile(JSON.stringify(profile))),
    fc.constantFrom(...profileIds).map((id) => loadProfile(id)),
  ),
  which: fc.nat(),
  isVendors: fc.boolean(),
  application: line,
  senders: fc.array(
    fc.nat(9999).map((one) => `mailbox-${one}@contoso.example`),
    { minLength: 1, maxLength: 30 },
  ),
  scoping: fc.constantFrom('rbac' as const, 'accessPolicy' as const),
  proof: fc.constantFrom(
    null,
    { verdict: 'proven' as const, time: '2026-11-21T09:14:00Z' },
    { verdict: 'unknown' as const, time: '2026-11-21T09:14:00Z' },
  ),
});

it('any profile with any setup gives a bundle that fits its schema, whole and without the secret', async () => {
  await fc.assert(
    fc.asyncProperty(anySetup, async ({ profile, which, isVendors, ...setup }) => {
      const kind = profile.credentialKinds[which % profile.credentialKinds.length];
      const held = kind === 'certificate' ? certificate : secret;
      const credential = isVendors ? null : held;
      const files = await buildHandoff(sampleInput({ profile, ...setup, credential }), sealer);
      const text = (name: string): string => new TextDecoder().decode(files.get(name));
      const document: unknown = JSON.parse(text('handoff.json'));
      expect(fits(document), JSON.stringify(fits.errors)).toBe(true);
      const handoff = handoffSchema.parse(document);
      expect(handoff.fields.map(({ name }) => name)).toEqual(
        profile.fields.filter(({ from }) => isShown(from, credential)).map(({ name }) => name),
      );
      expect('value' in (handoff.fields.find(({ name }) => name === `The ${kind}`) ?? {})).toBe(false);
      const sums = readChecksums(text(checksumsFile));
      const others = [...files].filter(([name]) => name !== checksumsFile);
      expect([...(sums ?? [])].sort()).toEqual(others.map(([name, bytes]) => [name, sha256(bytes)]).sort());
      for (const [name] of files) expect(text(name), name).not.toContain(secretValue);
    }),
    { numRuns: 60 },
  );
});

/** A field of the other kind of credential is left out; without a credential of ours both say whose it is. */
function isShown(from: string, credential: HandoffInput['credential']): boolean {
  if (from === 'secretExpiry') return credential?.kind === 'secret';
  return credential === null || !['secret', 'certificate'].includes(from) || from === credential.kind;
}
