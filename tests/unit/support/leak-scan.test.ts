import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../../support/folder';
import { filesBelow, findLeaks } from '../../support/leak-scan';

const value = 'RAF8Q~atuL-0oA874+bN/6izL"Q_Mgll065<7AqVx';
const secret = { name: 'secret', value };

function leaksIn(content: string | Buffer, name = 'a file'): readonly string[] {
  return findLeaks([{ name, bytes: Buffer.from(content as string) }], [secret]);
}

const planted: readonly (readonly [string, string | Buffer])[] = [
  ['as it stands', `before ${value} after`],
  ['in part', `begins with ${value.slice(3, 16)}…`],
  ['wrapped on a terminal', `${value.slice(0, 20)}\n      ${value.slice(20)}`],
  ['folded in a calendar file', `${value.slice(0, 9)}\r\n ${value.slice(9)}`],
  ['in an address', `https://x.example/?s=${encodeURIComponent(value)}`],
  ['in a form', new URLSearchParams({ client_secret: value }).toString()],
  ['in JSON', JSON.stringify({ value })],
  ['in JSON in JSON', JSON.stringify(JSON.stringify({ value }))],
  ['in HTML', `<td>${value.replace('"', '&quot;').replace('<', '&lt;')}</td>`],
  ['in hex', Buffer.from(value).toString('hex')],
  ['in base64', Buffer.from(value).toString('base64')],
  ['in base64url', Buffer.from(value).toString('base64url')],
  ['in base64 of something longer', Buffer.from(`{"v":"${value}"}`).toString('base64')],
  ['in base64 of something longer by one', Buffer.from(`{"va":"${value}"}`).toString('base64')],
  ['in base64 of UTF-16', Buffer.from(`x${value}`, 'utf16le').toString('base64')],
  ['in UTF-16', Buffer.from(value, 'utf16le')],
  ['in UTF-16 the other way', Buffer.from(value, 'utf16le').swap16()],
  ['backwards', Array.from(value).toReversed().join('')],
];

describe('the leak scan', () => {
  it.each(planted)('finds a secret %s', (_how, content) => {
    expect(leaksIn(content)).not.toEqual([]);
  });

  it('finds it in the name of a file', () => {
    expect(leaksIn('', `backup-${value}.json`)).not.toEqual([]);
  });

  it('finds anything that looks like a token, whoever issued it', () => {
    const token = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from('{"aud":"x","oid":"y"}').toString('base64url')}.abc`;
    expect(leaksIn(`authorization: Bearer ${token}`)).toEqual(['a file: something like a token']);
    expect(leaksIn(Buffer.from(token, 'utf16le'))).toEqual(['a file: something like a token']);
  });

  it('is silent about a hint of three characters, other texts and other bytes', () => {
    expect(leaksIn(`hint ${value.slice(0, 3)}, nothing else: ${value.length} characters`)).toEqual([]);
    expect(leaksIn(gzipSync('nothing of interest'))).toEqual([]);
  });

  it('looks into every file of a folder but those named', () => {
    const folder = testFolder();
    mkdirSync(join(folder, 'deep/.hidden'), { recursive: true });
    writeFileSync(join(folder, 'deep/.hidden/x.tmp'), value);
    writeFileSync(join(folder, 'allowed.txt'), value);
    const found = findLeaks(filesBelow(folder, ['allowed.txt']), [secret]);
    expect(found).toEqual(['deep/.hidden/x.tmp: secret (plain)']);
  });
});
