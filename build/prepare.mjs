// Sees to what a fresh machine needs: Node's version, the npm packages, and what the keychain module is built
// with. Plain JavaScript without dependencies, because it runs before there are any. What can't be done is said
// in one line; only a Node that is too old and packages that can't be installed end the run (exit 3).
//
//   node build/prepare.mjs [--packages-only] [--quiet]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.cache', 'sendwright', 'prepared.json');
const packagesOnly = process.argv.includes('--packages-only');
const quiet = process.argv.includes('--quiet');
const oldestNode = [20, 19];
const lockFile = join(root, 'package-lock.json');
const lockText = existsSync(lockFile) ? readFileSync(lockFile, 'utf8') : null;

/** Debian packages: what keytar is built with, and what its test needs (a keychain of its own, 7-Zip). */
const buildPackages = ['libsecret-1-dev', 'build-essential', 'python3', 'pkg-config'];
const testPackages = ['dbus-daemon', 'gnome-keyring', 'libglib2.0-bin', 'p7zip-full'];

const say = (line) => process.stderr.write(`prepare: ${line}\n`);
const sayUnlessQuiet = (line) => (quiet ? undefined : say(line));
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

function giveUp(line) {
  say(line);
  process.exit(3);
}

/** Runs a program without a word of its own; what it said comes back with how it ended. */
function run(program, args, { env = {}, shell = false } = {}) {
  const done = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    shell,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { ok: done.status === 0, out: done.stdout ?? '', said: `${done.stdout ?? ''}${done.stderr ?? ''}` };
}

function npm(args) {
  const prefix = dirname(dirname(process.execPath));
  const hasHeaders = existsSync(join(prefix, 'include', 'node', 'node_api.h'));
  // With the running Node's own headers nothing has to be downloaded to build the keychain module. Two names:
  // older npm knows the first, newer the second.
  const env = hasHeaders
    ? { npm_config_nodedir: prefix, npm_package_config_node_gyp_nodedir: prefix, ...process.env }
    : {};
  const own = process.env.npm_execpath;
  const isScript = own !== undefined && /npm-cli\.c?js$/u.test(own);
  return isScript
    ? run(process.execPath, [own, ...args], { env })
    : run('npm', args, { env, shell: process.platform === 'win32' });
}

/** The lines of npm or apt that tell why it failed. */
function reasons(said) {
  const lines = said.split('\n').filter((line) => /error|^E:|Missing:/iu.test(line));
  return (lines.length > 0 ? lines : said.split('\n')).slice(0, 6).join('\n  ');
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  giveUp(
    `Node ${oldestNode.join('.')} or newer is needed, this is ${process.versions.node}. Install a newer Node.`,
  );
}

/** Every package of the lock file that must be here is here, in its version. */
function packagesFit(lock) {
  const hidden = join(modules, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = readJson(hidden).packages;
  return Object.entries(lock.packages).every(
    ([path, wanted]) =>
      path === '' || wanted.optional === true || installed[path]?.version === wanted.version,
  );
}

function installPackages() {
  if (lockText !== null && packagesFit(JSON.parse(lockText))) return;
  if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) {
    giveUp(
      'node_modules is a link and does not fit package-lock.json: run npm ci in the folder it leads to.',
    );
  }
  sayUnlessQuiet('installing the npm packages');
  if (lockText !== null) {
    const exact = npm(['ci']);
    if (exact.ok) return;
    // A registry without a package for some foreign platform makes npm ci refuse a lock file that fits here.
    say('npm ci refuses the lock file with this registry; npm install goes by it instead.');
  }
  const installed = npm(['install', '--no-save']);
  if (!installed.ok) giveUp(`the npm packages could not be installed:\n  ${reasons(installed.said)}`);
}

function missingDebianPackages(names) {
  const known = run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...names]);
  const installed = new Set(
    known.out.split('\n').flatMap((line) => (line.endsWith(' installed') ? [line.split(' ')[0]] : [])),
  );
  return names.filter((name) => !installed.has(name));
}

/** On Debian as root: installs what is missing. Elsewhere nothing is touched. */
function installSystemPackages() {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) return;
  const missing = missingDebianPackages([...buildPackages, ...testPackages]);
  if (missing.length === 0) return;
  if (process.getuid() !== 0) {
    say(`not installed here: ${missing.join(', ')}. As root: apt-get install ${missing.join(' ')}`);
    return;
  }
  sayUnlessQuiet(`installing ${missing.join(', ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = run('apt-get', ['update', '-qq'], { env });
  const install = run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
  if (install.ok) return;
  say(`${missing.join(', ')} could not be installed:\n  ${reasons(update.said + install.said)}`);
}

/** In a process of its own: a module built for another Node can end the process that loads it. */
function keytarLoads() {
  return run(process.execPath, ['-e', "require('keytar')"]).ok;
}

/** Null where all that keytar is built with is here, else what to install, in words. */
function missingToBuild() {
  if (process.platform === 'darwin') {
    return !run('xcode-select', ['-p']).ok ? "Xcode's command line tools (xcode-select --install)" : null;
  }
  if (process.platform !== 'linux') return null;
  const missing = [
    ['make', ['--version']],
    ['g++', ['--version']],
    ['python3', ['--version']],
    ['pkg-config', ['--exists', 'libsecret-1']],
  ].filter(([program, args]) => !run(program, args).ok);
  if (missing.length === 0) return null;
  if (existsSync('/etc/debian_version')) return `apt-get install ${buildPackages.join(' ')}`;
  return 'make, a C++ compiler, Python 3, pkg-config and the development files of libsecret (libsecret-devel)';
}

/** Builds the keychain module with the running Node where it does not load. True when it loads. */
function prepareKeytar() {
  if (keytarLoads()) return true;
  const toInstall = missingToBuild();
  if (toInstall !== null) {
    say(`no keychain: keytar can't be built here. Install: ${toInstall}, then run this again.`);
    return false;
  }
  sayUnlessQuiet('building the keychain module (keytar)');
  const version = readJson(join(root, 'package.json')).optionalDependencies.keytar;
  // npm takes an optional package whose build failed away again.
  const built = existsSync(join(modules, 'keytar', 'binding.gyp'))
    ? npm(['rebuild', 'keytar'])
    : npm(['install', '--no-save', `keytar@${version}`]);
  if (built.ok && keytarLoads()) return true;
  say(`no keychain: keytar could not be built or loaded.\n  ${reasons(built.said)}`);
  return false;
}

function readStamp() {
  try {
    return readJson(stampFile);
  } catch {
    return null;
  }
}

/** Where another user installed the packages it cannot be kept; then all is looked at anew the next time. */
function writeStamp(stamp) {
  const partial = `${stampFile}.${process.pid}`;
  try {
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(partial, JSON.stringify(stamp));
    renameSync(partial, stampFile);
  } catch (error) {
    sayUnlessQuiet(`not kept for the next time: ${error.code}`);
  }
}

checkNode();
const lock = lockText === null ? null : createHash('sha256').update(lockText).digest('hex');
const before = readStamp();
const fits = before !== null && before.lock === lock && before.node === process.version;

if (!fits || !(packagesOnly || before.keychain)) {
  if (!packagesOnly) installSystemPackages();
  installPackages();
  const keychain = packagesOnly ? false : prepareKeytar();
  writeStamp({ lock, node: process.version, keychain });
  sayUnlessQuiet('ready');
}
