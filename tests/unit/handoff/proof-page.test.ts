import { describe, expect, it } from 'vitest';
import { proofPage } from '../../../electron/handoff/proof-page';
import { sampleProof } from './sample';

const shown = (page: string): string => page.replace(/<style>[\s\S]*?<\/style>/u, '').replace(/\s+/gu, ' ');

describe('the proof page', () => {
  it('tells verdict, each part, times and request ids', () => {
    const page = shown(proofPage(sampleProof(), 'Contoso'));
    for (const text of [
      'Proven.',
      'Real mail',
      'passed',
      '2026-11-21 09:13:59 UTC',
      '7e7e7e7e-0000-4000-8000-00000000000e',
    ]) {
      expect(page).toContain(text);
    }
    expect(page).toContain('ceo@contoso.example');
    expect(page).toContain('Mail arrives outside.');
  });

  it('calls nothing proven that is not, and escapes what services said', () => {
    const [part] = sampleProof().parts;
    const parts = [{ ...part!, status: 'fail' as const, finding: '<b>no</b>', next: 'Look.', who: 'you' }];
    const page = shown(proofPage(sampleProof({ verdict: 'failed', parts }), 'Contoso'));
    expect(page).not.toContain('Proven');
    expect(page).toContain('&#60;b&#62;no');
    expect(page).toContain('For you: Look.');
  });
});
