import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A keytar that keeps its items in a file beside it, and refuses while a file says so, telling what it was given. */
const keytar = `
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const file = join(__dirname, 'items.json');
const items = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
const keep = (all) => writeFileSync(file, JSON.stringify(all));
module.exports = {
  getPassword: async (service, account) => items()[account] ?? null,
  setPassword: async (service, account, value) => {
    if (existsSync(join(__dirname, 'refuses')) && !account.endsWith('probe')) {
      throw new Error('No room for ' + account + '=' + value);
    }
    keep({ ...items(), [account]: value });
  },
  deletePassword: async (service, account) => {
    const { [account]: old, ...rest } = items();
    keep(rest);
    return old !== undefined;
  },
};
`;

/** The command line with a keychain of a test's own. */
export interface FakeKeychain {
  /** The bundle to start. */
  readonly script: string;
  /** From now on nothing can be saved, though the keychain is there and unlocked. */
  refuse(): void;
  /** It saves again. */
  allow(): void;
}

/** Copies the bundle into a folder, where it finds a keychain instead of the computer's own. */
export function withFakeKeychain(folder: string): FakeKeychain {
  const dist = join(folder, 'dist');
  cpSync(join(root, 'dist'), dist, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const own = join(dist, 'node_modules', 'keytar');
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'index.js'), keytar);
  writeFileSync(join(own, 'package.json'), '{ "name": "keytar", "main": "index.js" }');
  const mark = join(own, 'refuses');
  return {
    script: join(dist, 'cli.mjs'),
    refuse: () => writeFileSync(mark, ''),
    allow: () => rmSync(mark, { force: true }),
  };
}
