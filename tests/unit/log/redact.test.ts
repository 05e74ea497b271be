import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, redactValue } from '../../../electron/log/redact/redact';
import { registerSecret } from '../../../electron/log/redact/registered';
import { holdsSecret } from '../../../electron/log/redact/secrets';

const entraSecret = 'Xy38Q~k7.Tz_aB-c0dEfGhIjKlMnOpQrStUvWx1';
const jwt = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJncmFwaCJ9.c2lnbmF0dXJl-_x';
const code = '0.AXoAq1Zk9dTbU0mC1o2n3V4b5c6d7e8f9g0h1i2j3k4l5m6n7o8p9';
const pem = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcw\n-----END PRIVATE KEY-----';

describe('redact', () => {
  it.each([
    ['a token', `got ${jwt} back`, jwt, 'got [token] back'],
    ['a cut-off token', 'got eyJ0eXAiOiJKV1QiLCJhbGci', 'eyJ0eXAiOiJKV1Qi', 'got [token]'],
    ['a bearer header', 'Bearer abcdefghijklmnop1234', 'abcdefghijklmnop', 'Bearer [redacted]'],
    [
      'an authorization header',
      'Authorization: Basic dXNlcjpwYXNz',
      'dXNlcjpwYXNz',
      'Authorization: [redacted]',
    ],
    [
      'a form',
      'client_id=abc&client_secret=p%26ss%7E1&scope=x',
      'p%26ss',
      'client_id=abc&client_secret=[redacted]&scope=x',
    ],
    [
      'a redirect',
      `http://localhost:1/?code=${code}&state=1`,
      code,
      'http://localhost:1/?code=[redacted]&state=1',
    ],
    [
      'a refresh token',
      'grant_type=refresh_token&refresh_token=0.AbC',
      '0.AbC',
      'grant_type=refresh_token&refresh_token=[redacted]',
    ],
    ['an assertion', 'client_assertion=not.a.jwt', 'not.a.jwt', 'client_assertion=[redacted]'],
    ['JSON', '{"secretText":"a\\"b","keyId":"1"}', 'a\\"b', '{"secretText":"[redacted]","keyId":"1"}'],
    [
      'JSON in a string',
      String.raw`{"body":"{\"password\":\"a\\\"b\",\"x\":1}"}`,
      'a',
      String.raw`{"body":"{\"password\":\"[redacted]\",\"x\":1}"}`,
    ],
    ['cut-off JSON', '{"client_secret":"abcde', 'abcde', '{"client_secret":"[redacted]'],
    ['a password in words', 'password: hunter2, user: x', 'hunter2', 'password: [redacted], user: x'],
    ['a password in quotes', 'passphrase = "a b c" set', 'a b c', 'passphrase = "[redacted]" set'],
    ['a private key', `key ${pem} end`, 'MIIEvQ', 'key [private key] end'],
    ['a private key in JSON', JSON.stringify({ pem }), 'MIIEvQ', '{"pem":"[private key]"}'],
    ['a cut-off private key', pem.slice(0, 50), 'MIIEvQ', '[private key]'],
    ['an Entra secret', `the value ${entraSecret}.`, entraSecret, 'the value [secret]'],
    [
      'an Entra secret in an address',
      `?s=${encodeURIComponent(entraSecret).replaceAll('~', '%7E')}`,
      'aB-c0dEf',
      '?s=[secret]',
    ],
  ])('takes out %s', (_what, text, secret, result) => {
    const redacted = redact(text);
    expect(redacted).toBe(result);
    if (secret.length > 2) expect(redacted).not.toContain(secret);
  });

  it.each([
    'The code plan-stale means that the tenant has changed.',
    '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges"}}',
    'exit code=3, code=plan-stale',
    'client_id=6a1b2c3d-0000-4000-8000-1234567890ab&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default',
    'AADSTS7000215: Invalid client secret provided.',
    'Bearer authentication is required',
    'secret of 6 months, key id 6a1b2c3d-0000-4000-8000-1234567890ab, hint Xy3',
  ])('leaves what a reader needs: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('shortens addresses but lets them be told apart', () => {
    const [a, b, again] = [
      'invoices@contoso.example',
      'info@contoso.example',
      'Invoices@Contoso.example',
    ].map(redact);
    expect(a).toMatch(/^i\[[\da-f]{6}\]@contoso\.example$/u);
    expect(b).not.toBe(a);
    expect(again?.slice(1, 9)).toBe(a?.slice(1, 9));
    expect(redact('/users/invoices%40contoso.example/sendMail')).not.toContain('invoices');
  });

  it('changes nothing the second time', () => {
    const text = [
      jwt,
      pem,
      entraSecret,
      `code=${code}`,
      'password: x',
      '{"password":"y"}',
      'a@b.example',
    ].join(' ; ');
    expect(redact(redact(text))).toBe(redact(text));
  });

  it('is quick with long texts', () => {
    const long = [
      'a'.repeat(200_000),
      '\\'.repeat(50_000),
      '"password":"'.repeat(5_000),
      'eyJ'.repeat(20_000),
      'code='.repeat(20_000),
    ];
    // Each would take many seconds if a pattern went back over what it had read.
    const start = performance.now();
    for (const text of long) redact(text);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});

describe('a secret never comes through', () => {
  const secret = fc.string({ minLength: 8, maxLength: 60, unit: 'binary' });
  const around = fc.string({ maxLength: 30 });
  const contexts: readonly [string, (secret: string) => string][] = [
    ['in a form', (value) => new URLSearchParams({ a: '1', client_secret: value, b: '2' }).toString()],
    ['in JSON', (value) => JSON.stringify({ a: 1, secretText: value, b: 'x' })],
    ['in JSON in JSON', (value) => JSON.stringify({ body: JSON.stringify({ password: value }), b: 'x' })],
    [
      'in JSON in JSON in JSON',
      (value) => JSON.stringify([JSON.stringify([JSON.stringify({ passphrase: value })])]),
    ],
  ];

  it.each(contexts)('%s, by the name of its field', (_where, write) => {
    fc.assert(
      fc.property(secret, around, around, (value, before, after) => {
        const written = write(value);
        const from = commonHead(written, write(''));
        const spelt = written.slice(from, from + 8);
        fc.pre(!`${before} ${after}`.includes(spelt));
        expect(redact(`${before} ${written} ${after}`)).not.toContain(spelt);
      }),
      {
        examples: [
          ['"}\\"}\\\\"}', '', ''],
          ['\\\\\\\\\\\\\\\\', '', ''],
        ],
      },
    );
  });

  const spellings: readonly [string, (secret: string) => string][] = [
    ['as it is', (value) => value],
    ['URL-encoded', (value) => encodeURIComponent(value)],
    ['in a form', (value) => new URLSearchParams({ other: value }).toString().slice('other='.length)],
    ['JSON-escaped', (value) => JSON.stringify(value).slice(1, -1)],
    ['in base64', (value) => Buffer.from(value).toString('base64')],
    ['in base64url', (value) => Buffer.from(value).toString('base64url')],
  ];

  it.each(spellings)('registered, %s', (_how, spell) => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, maxLength: 60, unit: 'grapheme' }), around, (value, before) => {
        const unregister = registerSecret(value);
        const spelt = spell(value);
        fc.pre(!'[secret]'.includes(spelt));
        expect(redact(`${before}${spelt}${before}`)).not.toContain(spelt);
        unregister();
      }),
    );
  });

  it('registered, inside a longer base64 text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), around, around, (value, before, after) => {
        const unregister = registerSecret(value);
        const written = redact(Buffer.from(`${before}${value}${after}`).toString('base64'));
        expect(Buffer.from(written.replaceAll(/\[\w+\]/gu, ''), 'base64').toString()).not.toContain(value);
        unregister();
      }),
    );
  });
});

describe('registerSecret', () => {
  it('holds until every registration has ended', () => {
    const first = registerSecret('correct horse');
    const second = registerSecret('correct horse');
    first();
    first();
    expect(redact('a correct horse')).toBe('a [secret]');
    expect(holdsSecret('a correct+horse')).toBe(true);
    second();
    expect(redact('a correct horse')).toBe('a correct horse');
  });

  it('does not register what is too short to be a secret', () => {
    registerSecret('')();
    const end = registerSecret('abc');
    expect(redact('abc')).toBe('abc');
    end();
  });
});

describe('redactValue', () => {
  it('empties members of a secret name and cleans all texts', () => {
    const value = {
      password: 'x',
      deep: [{ clientSecret: 'y', note: jwt }],
      n: 1,
      none: null,
      secretText: null,
    };
    expect(redactValue(value)).toEqual({
      password: '[redacted]',
      deep: [{ clientSecret: '[redacted]', note: '[token]' }],
      n: 1,
      none: null,
      secretText: null,
    });
  });

  it('makes errors, bytes, dates and circles plain', () => {
    const error = Object.assign(new Error(`bad ${jwt}`, { cause: new Error('root') }), { code: 'E1' });
    const circle: Record<string, unknown> = { error, bytes: Buffer.from('abc'), date: new Date(0), big: 1n };
    circle['self'] = circle;
    const plain = redactValue(circle);
    expect(plain).toMatchObject({
      error: { name: 'Error', message: 'bad [token]', code: 'E1', cause: { message: 'root' } },
      bytes: '[3 bytes]',
      date: '1970-01-01T00:00:00.000Z',
      big: '1',
      self: '[circle]',
    });
    expect(JSON.stringify(plain)).toContain('root');
  });
});

function commonHead(a: string, b: string): number {
  let at = 0;
  while (at < b.length && a[at] === b[at]) at += 1;
  return at;
}
