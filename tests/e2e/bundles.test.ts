import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const app = resolve(import.meta.dirname, '../../dist/app');
const read = (name: string): string => readFileSync(join(app, name), 'utf8');
/** What a bundle loads from outside itself; names inside texts of other programs are no calls. */
const required = (name: string): string[] => [
  ...new Set([...read(name).matchAll(/(?<![\w"'`.])require\("([^"]+)"\)/gu)].map((match) => match[1] ?? '')),
];

describe('the bundles of the app', () => {
  it('preload requires electron and nothing else, and stays small', () => {
    expect(required('preload.cjs')).toEqual(['electron']);
    expect(read('preload.cjs').length).toBeLessThan(10_000);
  });

  it('main is one CommonJS entry, which needs electron and Node alone', () => {
    const parts = readdirSync(join(app, 'chunks')).filter((name) => name.endsWith('.cjs'));
    for (const name of ['main.cjs', ...parts.map((part) => `chunks/${part}`)]) {
      const outside = required(name).filter((wanted) => {
        const bare = wanted.replace(/^node:/u, '');
        const isOwn = /^\.\.?\/[\w./-]+\.cjs$/u.test(wanted) && existsSync(join(app, dirname(name), wanted));
        return (
          !isOwn &&
          !['electron', 'keytar', ...builtinModules].includes(bare) &&
          !/^(?:ajv|ajv-formats)\//u.test(bare)
        );
      });
      expect(outside, name).toEqual([]);
      // As a truth: nobody wants to read the file in a message.
      expect(/^(?:import|export) |import\.meta/mu.test(read(name)), name).toBe(false);
    }
  });

  it('what speaks with a tenant, and the practice tenant, are read only when they are needed', () => {
    const atOnce = new Set<string>();
    const follow = (name: string): void => {
      if (atOnce.has(name)) return;
      atOnce.add(name);
      const text = read(name).replaceAll(/\.then\(\(\)=>(?:\w+\()?require\("[^"]+"\)/gu, '');
      for (const [, next = ''] of text.matchAll(/require\("(\.[^"]+)"\)/gu))
        follow(join(dirname(name), next));
    };
    follow('main.cjs');
    const late = readdirSync(join(app, 'chunks')).filter((name) =>
      /^(?:sessions|start-practice)-.*cjs$/u.test(name),
    );
    expect(late).toHaveLength(2);
    expect([...atOnce].filter((name) => late.some((one) => name.endsWith(one)))).toEqual([]);
  });

  it('the first page is at most 250 KB gzip, and asks for nothing that is not beside it', () => {
    const page = read('renderer/index.html');
    const files = [...page.matchAll(/(?:src|href)="([^"]+)"/gu)].map((match) => match[1] ?? '');
    expect(files.filter((file) => !file.startsWith('./'))).toEqual([]);
    const size = ['index.html', ...files].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(app, 'renderer', file))).length,
      0,
    );
    process.stdout.write(`e2e: first page: ${Math.round(size / 1024)} KB gzip\n`);
    expect(size).toBeLessThanOrEqual(250 * 1024);
  });

  it('pages name no host outside', () => {
    const assets = join(app, 'renderer', 'assets');
    const hosts = readdirSync(assets)
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) => [...readFileSync(join(assets, name), 'utf8').matchAll(/https?:\/\/([\w.-]+)/gu)])
      .map((match) => match[1] ?? '');
    // Names of vocabularies, links in messages of libraries, an example of a proxy; nothing is loaded from them.
    const known = [
      'www.w3.org',
      'react.dev',
      'fb.me',
      'github.com',
      'json-schema.org',
      'aka.ms',
      'reactjs.org',
      'proxy.contoso.example',
    ];
    expect([...new Set(hosts)].filter((host) => !known.includes(host))).toEqual([]);
  });
});
