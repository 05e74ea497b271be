import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../../electron/diagnosis/recognise';
import { redactPasted } from '../../../electron/log/redact/pasted';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const from = (alphabet: string, minLength: number, maxLength: number) =>
  fc
    .array(fc.constantFrom(...alphabet.split('')), { minLength, maxLength })
    .map((characters) => characters.join(''));

const entraSecret = fc
  .tuple(from(letters, 3, 3), from('0123456789', 1, 1), from(`${letters}-_.~`, 31, 34))
  .map(([start, digit, rest]) => `${start}${digit}Q~${rest}`);
const olderSecret = from(`${letters}+/=~!#*_-`, 12, 44).filter((text) => !/^[-=]/u.test(text));
const guidSecret = fc.uuid();
const secret = fc.oneof(entraSecret, olderSecret, guidSecret);

/** How programs, scripts, tables and people write a secret down. */
const formats: Readonly<Record<string, (value: string) => string>> = {
  'form field': (value) => `grant_type=client_credentials&client_secret=${encodeURIComponent(value)}&scope=x`,
  JSON: (value) => JSON.stringify({ client_secret: value, error: 'invalid_client' }),
  'JSON in JSON': (value) => JSON.stringify({ body: JSON.stringify({ clientSecret: value }) }),
  'JSON of another name': (value) => JSON.stringify({ MsGraphClientSecret: value }),
  YAML: (value) => `graph:\n  clientSecret: ${value}\n  tenant: x`,
  environment: (value) => `AZURE_CLIENT_SECRET=${value}`,
  'settings file': (value) => `<add key="Graph:ClientSecret" value="${value}" />`,
  XML: (value) => `<ClientSecret>${value}</ClientSecret>`,
  'command line': (value) => `vendor.exe --client-secret ${value} --tenant x`,
  PowerShell: (value) => `$ClientSecret = "${value}"`,
  'PowerShell argument': (value) => `Connect-Thing -ClientSecret '${value}' -TenantId x`,
  table: (value) => `| Client Secret | ${value} |`,
  'screen copied with tabs': (value) => `ClientID\tabc\nClientSecret\t${value}\nTenantID\tdef`,
  'screen copied with blanks': (value) => `ClientSecret    ${value}`,
  words: (value) => `our client secret is ${value}x9, it does not work`,
  password: (value) => `password: ${value}`,
  'basic credentials': (value) => `Basic ${Buffer.from(`user:${value}`).toString('base64')}`,
  'basic header': (value) => `authorization: Basic ${Buffer.from(`user:${value}`).toString('base64')}`,
  address: (value) => `https://user:${encodeURIComponent(value)}@proxy.example:8080/`,
  cookie: (value) => `Cookie: ESTSAUTH=${value}; x=1`,
};

/** Each spelling in which a secret would still be one. */
const spellings = (value: string): readonly string[] => [
  value,
  encodeURIComponent(value),
  Buffer.from(`user:${value}`).toString('base64'),
];

describe('a diagnosis shows no secret of the pasted text', () => {
  it.each(Object.keys(formats))('%s', (name) => {
    fc.assert(
      fc.property(secret, (value) => {
        const text = `AADSTS7000215 here: ${formats[name]?.(value) ?? ''} and AADSTS90002 after`;
        const shown = JSON.stringify(diagnoseText(text)) + redactPasted(text);
        for (const spelling of spellings(value)) expect(shown).not.toContain(spelling);
      }),
      { numRuns: 150 },
    );
  });

  it.each(Object.keys(formats))('%s, also where the code stands on the same line behind it', (name) => {
    fc.assert(
      fc.property(entraSecret, (value) => {
        const document = diagnoseText(`${formats[name]?.(value) ?? ''} → AADSTS90002`);
        expect(JSON.stringify(document)).not.toContain(value.slice(6));
        // What was left out must not hide the error from the reader.
        expect(document.findings.map(({ id }) => id)).toContain('tenant-unknown');
      }),
      { numRuns: 30 },
    );
  });

  const base64 = (text: string): string => Buffer.from(text).toString('base64');

  it.each<[string, (value: string) => string]>([
    ['a secure string', (value) => `ConvertTo-SecureString "${value}" -AsPlainText -Force`],
    ['a named secure string', (value) => `ConvertTo-SecureString -String '${value}' -AsPlainText`],
    ['a credential', (value) => `New-Object PSCredential('a@contoso.example', '${value}')`],
    ['a credential of .NET', (value) => `new NetworkCredential("user", "${value}")`],
    ['curl', (value) => `curl -u user:${value} https://contoso.example`],
    ['SMTP in one line', (value) => `AUTH PLAIN ${base64(`\0user\0${value}`)}`],
    [
      'SMTP',
      (value) => `334 VXNlcm5hbWU6\r\n${base64('user')}\r\n334 UGFzc3dvcmQ6\r\n${base64(value)}\r\n535`,
    ],
    ['an SMTP log', (value) => `<- 334 UGFzc3dvcmQ6\n12:00:01 -> ${base64(value)}\n<- 535 5.7.139`],
    ['an encoded address', (value) => `?x=%22client_secret%22%3A%22${value}%22`],
    ['an encoded form', (value) => `client_secret%3D${value}%26x`],
    ['escaped XML', (value) => `&quot;client_secret&quot;:&quot;${value}&quot;`],
    ['a short name', (value) => `"Secret": "${value}"`],
    ['a shorter name', (value) => `pw=${value}`],
    ['a key', (value) => `AppKey=${value}`],
    ['an arrow', (value) => `password -> ${value}`],
    ['quotes', (value) => `the password "${value}" is wrong`],
    ['brackets', (value) => `password (${value})`],
    ['German', (value) => `Kennwort: ${value}`],
    ['French', (value) => `mot de passe : ${value}`],
  ])('as people and programs write it: %s', (_name, format) => {
    const value = 'Hunter2-Pass!x';
    const shown = redactPasted(`AADSTS90002 ${format(value)} after`);
    for (const one of [value, base64(value).slice(0, -4), base64(`\0user\0${value}`).slice(8, -4)]) {
      expect(shown).not.toContain(one);
    }
    expect(shown).toContain('AADSTS90002');
  });

  it.each<readonly [string, (value: string) => string]>([
    ['a YAML block', (value) => `client_secret: |\n  ${value}\n  more of ${value}\nscope: x`],
    ['a folded YAML block', (value) => `app:\n  clientSecret: >-\n    ${value}\n  tenant: y`],
    [
      'a table with commas',
      (value) => `appId,clientSecret,tenant\nabc,${value},contoso\ndef,${value},contoso`,
    ],
    [
      'a table with semicolons and quotes',
      (value) => `"Name";"Client secret"\r\n"Mailer; old";"${value}"\r\n`,
    ],
    ['a table with tabs', (value) => `Name\tPassword\nMailer\t${value}`],
    ['UTF-16 read as bytes', (value) => Array.from(`client_secret=${value}`).join('\0')],
    ['blanks of no width', (value) => `client\u200b_secret=${value.slice(0, 6)}\u200d${value.slice(6)}`],
    [
      'a PowerShell command in base64',
      (value) => `powershell -enc ${Buffer.from(`$p = '${value}'`, 'utf16le').toString('base64')}`,
    ],
    [
      'a dump in hexadecimal figures',
      (value) => Buffer.from(`client_secret=${value}&grant_type=x`).toString('hex'),
    ],
    [
      'a dump byte by byte',
      (value) =>
        Buffer.from(`client_secret=${value}&scope=x`)
          .toString('hex')
          .replace(/(..)(?=.)/gu, '$1 '),
    ],
  ])('where it hides: %s', (_name, format) => {
    const value = 'correct horse'.replace(' ', '-');
    const shown = redactPasted(`AADSTS90002\n${format(value)}\nafter`);
    const encoded = [
      value,
      Buffer.from(value).toString('hex'),
      Buffer.from(value, 'utf16le').toString('base64'),
    ];
    for (const one of [...encoded, [...Buffer.from(value).toString('hex').matchAll(/../gu)].join(' ')]) {
      expect(shown).not.toContain(one);
    }
    expect(shown).toContain('AADSTS90002');
  });

  it('and takes time in proportion to its length, whatever is in it', () => {
    const lines = [
      'a,clientSecret,b',
      'clientSecret: |',
      '  x',
      'ab '.repeat(30),
      '0a'.repeat(30),
      '\0\u200b',
    ];
    const timeOf = (count: number): number => {
      const text = `${lines.join('\n')}\n`.repeat(count);
      const start = performance.now();
      redactPasted(text);
      return performance.now() - start;
    };
    timeOf(200);
    // Four times the text in four times the time; a square would take sixteen.
    expect(timeOf(4000) / Math.max(1, timeOf(1000))).toBeLessThan(11);
  });

  it('a token, whole or cut off', () => {
    const part = from(`${letters}-_`, 20, 400);
    fc.assert(
      fc.property(part, part, part, fc.nat(200), (one, two, three, cut) => {
        const token = `eyJ${one}.eyJ${two}.${three}`.slice(0, 60 + cut);
        const shown = JSON.stringify(diagnoseText(`token ${token} ErrorAccessDenied`));
        expect(shown).not.toContain(token.slice(10, 40));
      }),
    );
  });

  it('a key file in base64, in one line or wrapped, alone or in JSON', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1_200, maxLength: 2_600 }), (bytes) => {
        const pfx = Buffer.concat([Buffer.from('3082', 'hex'), bytes]).toString('base64');
        const wrapped = pfx.replace(/(.{76})/gu, '$1\r\n');
        for (const text of [pfx, wrapped, JSON.stringify({ pfx }), JSON.stringify({ x: wrapped })]) {
          const shown = redactPasted(`before ${text} after ECONNRESET`);
          expect(shown).toContain('ECONNRESET');
          for (let at = 0; at + 24 <= pfx.length - 76; at += 200) {
            expect(shown).not.toContain(pfx.slice(at, at + 24));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    'AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID',
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    'Authorization_RequestDenied: Insufficient privileges to complete the operation.',
    'CredentialInvalidLifetimeAsPerAppPolicy',
    "The user's password is wrong (AADSTS50126)",
    'Secret: AADSTS7000222',
    '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect',
    'curl -u https://graph.microsoft.com/v1.0/me',
    'request-id: 99999999-8888-4777-8666-555555555555',
    'Basic authentication is currently disabled in the client configuration.',
    'https://graph.microsoft.com/v1.0/servicePrincipals/99999999-8888-4777-8666-555555555555/appRoleAssignedTo',
    'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException,Microsoft.Exchange.Management',
    '550 5.7.509 Access denied, sending domain contoso.example does not pass DMARC verification',
  ])('leaves what a reader needs: %s', (text) => {
    expect(redactPasted(text)).toBe(text);
  });
});
