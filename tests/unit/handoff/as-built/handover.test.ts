import { describe, expect, it } from 'vitest';
import type { ProvenWith } from '../../../../electron/contract/proof';
import type { SetupRecord } from '../../../../electron/ports/records';
import { asBuiltPage } from '../../../../electron/handoff/as-built/page';
import { sampleProof } from '../sample';
import { sampleBuilt, sampleRecord } from './sample';

const shown = (page: string): string => page.replaceAll(/<[^>]+>/gu, ' ').replaceAll(/\s+/gu, ' ');
const keyId = '5a5a5a5a-0000-4000-8000-00000000000c';
const takenOver: NonNullable<SetupRecord['takenOver']> = {
  ...{ by: 'Jane Doe', at: '2026-11-22T08:00:00.000Z', bundle: 'a'.repeat(64) },
  ...{ notedAt: '2026-11-22T09:00:00.000Z', keyId, test: 'works', confirmed: true },
};
const acceptance = {
  ...{ firstAt: '2026-11-22T10:00:00.000Z', from: 'invoices@contoso.example', messages: 2, recipients: 1 },
  lookedAt: '2026-11-22T11:00:00.000Z',
};

describe('as built, how far it came with the vendor', () => {
  it('tells the receipt and the first message of its own', () => {
    const page = shown(asBuiltPage(sampleBuilt({ record: sampleRecord({ takenOver }), acceptance })));
    expect(page).toContain('by Jane Doe, 2026-11-22 08:00 UTC; the credential worked there');
    expect(page).toContain('made with the credential itself');
    expect(page).toContain('2026-11-22 10:00 UTC, from invoices@contoso.example');
  });

  it('says what is not known, and that an older receipt is not for the credential of today', () => {
    const page = shown(asBuiltPage(sampleBuilt()));
    expect(page).toContain('no receipt of the vendor was taken in');
    expect(page).toContain('not seen in the message trace yet');
    const older = sampleRecord({ takenOver: { ...takenOver, keyId: 'k-1', confirmed: false } });
    expect(shown(asBuiltPage(sampleBuilt({ record: older })))).toContain('for an older credential');
    const record: SetupRecord = { ...sampleRecord() };
    Reflect.deleteProperty(record, 'handedOver');
    expect(shown(asBuiltPage(sampleBuilt({ record })))).toContain('Not handed over yet');
  });

  it.each<readonly [ProvenWith, string, string]>([
    ['vendor-report', 'rests on what the vendor reports', 'By the vendor, with its own key'],
    ['proof-credential', 'not the vendor’s own key', 'With a client secret of one day'],
    ['own-credential', 'Seen from here', 'With its own credential'],
  ])('tells whose word the proof is: %s', (provenWith, words, decision) => {
    const document = sampleProof({ provenWith });
    const lastProof = { time: '2026-11-21T09:14:00.000Z', verdict: 'proven', rounds: 1, document } as const;
    const page = shown(asBuiltPage(sampleBuilt({ record: sampleRecord({ lastProof }) })));
    expect(page).toContain(words);
    expect(page).toContain(decision);
  });
});
