import { describe, expect, it } from 'vitest';
import { findCmdlet } from '../../../../electron/exchange/cmdlet-data/cmdlets';
import { asBuiltPage } from '../../../../electron/handoff/as-built/page';
import { profileIds } from '../../../../electron/handoff/load-profile';
import { clientId, sampleBuilt, sampleRecord, shown, tenantId } from './sample';

const certificate = { kind: 'certificate', keyId: 'k-1', expires: '2027-11-20T00:00:00Z' } as const;

describe('the as-built document', () => {
  it('tells what was built, mailbox by mailbox, and who did it when', () => {
    const page = shown(asBuiltPage(sampleBuilt()));
    for (const text of [
      tenantId,
      clientId,
      'sendwright-ostendo-continuum : exactly these 2 mailboxes, by object id',
      'payroll-notification@contoso.example shared mailbox, made for this 4d2e3f40-0000-4000-8000-00000000000e',
      'invoices@contoso.example was there before',
      '2027-05-20 (UTC)',
      'GNOME Keyring (Secret Service), on the computer that made it; and with the vendor',
      '2026-11-21 09:01 UTC Shared mailbox created: payroll-notification@contoso.example exadmin@contoso.example',
      'Proof: proven admin@contoso.example',
      'Handed over to the vendor',
      'Begin a month before: on 2027-04-20',
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain('Application registered');
  });

  it('calls unknown what the records do not tell', () => {
    const record = sampleRecord({ objects: {}, credential: null, lastProof: null });
    const page = shown(
      asBuiltPage(
        sampleBuilt({ record, journal: [], audit: [], credential: { keptIn: null, thumbprints: null } }),
      ),
    );
    for (const text of [
      'Application (client) ID unknown',
      'whether it was made for this, or was there before',
      'unknown : this computer holds none and has seen none',
      'this computer has not changed anything',
      'Not proven',
    ]) {
      expect(page).toContain(text);
    }
  });

  it('says first of all that it is in its test stage, or not finished', () => {
    const spec = { testStage: { address: 'test@contoso.example', create: 'shared' } };
    const record = sampleRecord(
      { stage: 'test', lastRun: { time: '', result: 'needs-person', open: ['role-assignment'] } },
      spec,
    );
    const page = shown(asBuiltPage(sampleBuilt({ record, senders: ['test@contoso.example'] })));
    expect(page.indexOf('Test stage: only test@contoso.example')).toBeLessThan(page.indexOf('In short'));
    expect(page).toContain('Not finished: the last run left role-assignment open.');
    expect(page).toContain('With test@contoso.example alone');
  });

  it.each([
    ['a secret', {}, {}, 'A client secret Ostendo Continuum takes nothing else.'],
    [
      'a certificate made here',
      { credential: certificate },
      { vendor: 'elegere', credential: { kind: 'certificate' } },
      'A certificate made for this',
    ],
    [
      "the vendor's certificate",
      { credential: certificate },
      { vendor: 'generic', credential: { kind: 'certificate', file: 'vendor.cer' } },
      "A certificate of the vendor's own",
    ],
    [
      'a given certificate with its key',
      { credential: certificate },
      { vendor: 'generic', credential: { kind: 'certificate', file: 'given.pfx' } },
      'A certificate with its private key, given as a file',
    ],
    ['an access policy', {}, { scoping: 'accessPolicy' }, 'cut down by an application access policy'],
    [
      "the vendor's application",
      { credential: null },
      { app: { clientId } },
      "The vendor's own, of its own tenant",
    ],
  ])('says what was chosen, why, and what else was possible: %s', (_what, changes, spec, decision) => {
    const page = asBuiltPage(
      sampleBuilt({
        record: sampleRecord(changes, spec),
        isVendorsKey: decision.includes("of the vendor's own"),
      }),
    );
    expect(shown(page)).toContain(decision);
    expect(page).not.toMatch(/undefined|\[object|>null</u);
    const rows = page
      .slice(page.indexOf('What was decided'), page.indexOf('<h2>Proof'))
      .split('<tr>')
      .slice(2);
    expect(rows.length).toBeGreaterThan(7);
    for (const one of rows) expect(one.match(/<td[^>]*>\s*\S/gu), one).toHaveLength(3);
  });

  it('never lets the policy go before the grant', () => {
    const page = shown(asBuiltPage(sampleBuilt({ record: sampleRecord({}, { scoping: 'accessPolicy' }) })));
    const wayBack = page.slice(page.indexOf('How to take it back'));
    const places = [
      'First revoke Mail.Send',
      'Wait an hour',
      'Remove-ApplicationAccessPolicy',
      'Remove-DistributionGroup',
    ];
    expect(places.map((text) => wayBack.indexOf(text))).toEqual(
      places.map((text) => wayBack.indexOf(text)).toSorted((one, other) => one - other),
    );
    expect(wayBack.indexOf('First revoke Mail.Send')).toBeGreaterThan(-1);
  });

  it.each(['rbac', 'accessPolicy'])('names cmdlets and parameters that exist, in %s mode', (scoping) => {
    const page = asBuiltPage(sampleBuilt({ record: sampleRecord({}, { scoping }) }));
    const commands = [...page.matchAll(/<pre><code>(.*?)<\/code><\/pre>/gsu)].map(([, text]) =>
      shown(text ?? ''),
    );
    expect(commands.length).toBeGreaterThan(6);
    for (const text of commands) {
      for (const call of text.split(/\||(?=\(Get-)/u)) {
        const [name] = /\b[A-Z][a-z]+-[A-Z]\w+/u.exec(call) ?? ['?'];
        if (name === 'Where-Object') continue;
        const cmdlet = findCmdlet(name);
        expect(cmdlet, text).not.toBeNull();
        const known = Object.keys(cmdlet?.info.parameters ?? {});
        for (const [, parameter] of call.matchAll(/ -([A-Z]\w+)/gu)) expect(known, text).toContain(parameter);
      }
    }
  });

  it.each(profileIds)('is self-contained and escapes what it is given, for %s', (vendor) => {
    const record = sampleRecord(
      { tenantName: '<b>Contoso' },
      { vendor, application: '<img src=x onerror=1>' },
    );
    const page = asBuiltPage(sampleBuilt({ record }));
    expect(page).not.toMatch(
      /<(?:script|img|link|iframe|base)|<[^>]*\s(?:src|href|on\w+)=|url\(|@import|<b>/iu,
    );
  });
});
