import { describe, expect, it } from 'vitest';
import { handoffText } from '../../../electron/cli/commands/handoff';
import { styleOf } from '../../../electron/cli/style';
import type { HandoffResult } from '../../../electron/contract/documents';
import type { ProvenWith } from '../../../electron/contract/proof';
import { handoffSchema } from '../../../electron/contract/handoff';
import { buildHandoff } from '../../../electron/handoff/bundle';
import type { HandoffInput } from '../../../electron/handoff/input';
import { sampleInput } from './sample';

const ownCertificate = { kind: 'certificate', keyId: 'k-9', expires: '2027-11-15T23:59:59Z' } as const;
const time = '2026-11-21T12:00:00Z';

async function filesOf(changes: Partial<HandoffInput>) {
  const files = await buildHandoff(sampleInput({ credential: null, ...changes }), null);
  const text = (name: string) => Buffer.from(files.get(name) ?? []).toString('utf8');
  return {
    page: text('handoff.html').replaceAll(/\s+/gu, ' '),
    readme: text('README.txt'),
    handoff: handoffSchema.parse(JSON.parse(text('handoff.json'))),
  };
}

describe('what comes after a handoff', () => {
  const made: HandoffResult = {
    ...{ format: 1, command: 'handoff', setup: 'elegere', directory: 'out', files: ['handoff.html'] },
    ...{ expires: null, proof: 'unknown', sealedFor: null, passphraseFile: null },
  };

  it('is the vendor’s own proof where it holds the key, and ours where the folder is sealed', () => {
    const theirs = handoffText(made, styleOf(false)).replaceAll(/\s+/gu, ' ');
    expect(theirs).toContain('Next: give the vendor this folder.');
    expect(theirs).toContain('sendwright prove elegere --vendor-result FILE');
    const ours = handoffText({ ...made, files: ['sealed.zip'] }, styleOf(false)).replaceAll(/\s+/gu, ' ');
    expect(ours).toContain('Next: prove it first (sendwright prove elegere)');
  });
});

describe('a vendor that holds its own key', () => {
  it.each([
    ['a certificate', { ownCertificate, outsider: 'ceo@contoso.example' }, '--key-file YOUR-KEY.pfx'],
    ['its own application', { outsider: 'ceo@contoso.example' }, '--secret-file YOUR-SECRET.txt'],
  ])('is told how to prove with it and to give the result back: %s', async (_what, changes, key) => {
    const { page, readme } = await filesOf(changes);
    const command = `sendwright prove --handoff . ${key} --to ADDRESS --out ../result.json`;
    for (const text of [page, readme]) {
      expect(text).toContain(command);
      expect(text).toContain('Give result.json back to whoever handed this over');
    }
    expect(page).toContain('<code>ceo@contoso.example</code> must be refused');
  });

  it.each<readonly [ProvenWith, string]>([
    ['vendor-report', 'Proven, as you report'],
    ['proof-credential', 'not with your own key'],
  ])('reads whose word the proof is: %s', async (provenWith, words) => {
    const proof = { verdict: 'proven', time, provenWith } as const;
    const { page, handoff } = await filesOf({ ownCertificate, proof });
    expect(handoff.proof).toEqual(proof);
    expect(page).toContain(words);
    const { page: plain } = await filesOf({ ownCertificate, proof: { verdict: 'proven', time } });
    expect(plain).not.toContain(words);
  });
});
