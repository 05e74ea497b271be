import { describe, expect, it } from 'vitest';
import { supportFiles, type SupportInput } from '../../../electron/diagnosis/support-bundle';
import { registerSecret } from '../../../electron/log/redact/registered';

const entraSecret = 'Xy38Q~k7.Tz_aB-c0dEfGhIjKlMnOpQrStUvWx1';
const tenantId = '11111111-2222-4333-8444-555555555555';

const input: SupportInput = {
  madeAt: '2026-11-21T10:00:00.000Z',
  versions: { sendwright: '0.1.0' },
  record: {
    ...{ format: 1, id: 'ostendo', tenantId, tenantName: 'Contoso', createdAt: 'x', updatedAt: 'x' },
    spec: { senders: [{ address: 'invoices@contoso.example' }] },
    objects: { clientId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee' },
    ...{ credential: null, lastRun: null, lastProof: null },
  } as unknown as SupportInput['record'],
  journal: [
    {
      ...{ type: 'outcome', runId: 'r1', time: 'x', stepId: 's1', kind: 'secret.add' },
      outcome: { kind: 'applied', outputs: { note: entraSecret } },
    },
  ],
  audit: [{ time: 'x', who: 'admin@contoso.example', what: 'prove' }],
  log: Array.from({ length: 400 }, (_, line) => `line ${line} client_secret=hunter2hunter2`).join('\n'),
  ladder: null,
};

const text = (name: string, files = supportFiles(input)) =>
  files.find((file) => file.name === name)?.text ?? '';

describe('the support bundle', () => {
  it('holds versions, ladder, records, kinds of steps and the end of the log', () => {
    expect(supportFiles(input).map(({ name }) => name)).toEqual([
      ...['README.txt', 'versions.json', 'ladder.json', 'setup.json'],
      ...['steps.json', 'journal.json', 'audit.json', 'log.txt'],
    ]);
    expect(JSON.parse(text('steps.json'))).toEqual([
      { run: 'r1', step: 's1', kind: 'secret.add', outcome: 'applied' },
    ]);
    expect(JSON.parse(text('ladder.json'))).toEqual({ climbed: false });
    expect(text('log.txt').split('\n')[0]).toContain('line 100 ');
  });

  it('holds no secret, though one had come into a record or the log', () => {
    const end = registerSecret('plain-registered-value');
    const all = supportFiles({ ...input, log: `${input.log} plain-registered-value` })
      .map((file) => file.text)
      .join('');
    end();
    for (const secret of [entraSecret, 'hunter2hunter2', 'plain-registered-value']) {
      expect(all).not.toContain(secret);
    }
  });

  it('names nobody, the same person by the same mark, and keeps the ids', () => {
    const all = supportFiles({ ...input, log: 'sent as INVOICES@contoso.example' });
    const joined = all.map((file) => file.text).join('');
    expect(joined).not.toMatch(/invoices@|admin@/iu);
    const mark = /i\[[\da-f]{6}\]@contoso\.example/iu.exec(text('setup.json', all))?.[0].slice(1);
    expect(text('log.txt', all)).toContain(mark);
    expect(joined).toContain(tenantId);
    expect(joined).toContain('aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee');
  });
});
