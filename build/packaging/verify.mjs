// Looks at a packed folder: what is in the archive and beside it, and how the fuses stand. Says what is wrong (exit 1).
//
//   node build/packaging/verify.mjs dist/packages/linux-unpacked
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage, statFile } from '@electron/asar';
import { checkFuses } from './fuses.mjs';

const bundles = ['main.cjs', 'preload.cjs', 'keychain-helper.cjs', 'renderer/index.html'];
const mayBeIn =
  /^\/(?:package\.json|dist|dist\/app|dist\/app\/.*|node_modules|node_modules\/keytar(?:\/.*)?)$/u;

/** The program and the resources of a packed folder, by what it looks like. */
function layout(folder) {
  const mac = readdirSync(folder).find((name) => name.endsWith('.app'));
  if (mac !== undefined) {
    return {
      platform: 'darwin',
      program: join(folder, mac),
      resources: join(folder, mac, 'Contents', 'Resources'),
    };
  }
  const exe = readdirSync(folder).find((name) => name.endsWith('.exe'));
  const platform = exe === undefined ? 'linux' : 'win32';
  return { platform, program: join(folder, exe ?? 'sendwright'), resources: join(folder, 'resources') };
}

function checkArchive(resources) {
  const archive = join(resources, 'app.asar');
  if (!existsSync(archive)) return ['there is no app.asar'];
  const paths = listPackage(archive).map((path) => path.replaceAll('\\', '/'));
  const missing = bundles.filter((name) => !paths.includes(`/dist/app/${name}`));
  const isUnpacked = (path) => statFile(archive, path.slice(1)).unpacked === true;
  const packed = paths.filter((path) => /\.(?:ps1|node)$/u.test(path) && !isUnpacked(path));
  return [
    ...missing.map((name) => `${name} is missing`),
    ...paths.filter((path) => !mayBeIn.test(path)).map((path) => `${path} does not belong into the archive`),
    ...paths.filter((path) => path.endsWith('.map')).map((path) => `${path} is a source map`),
    ...packed.map((path) => `${path} is inside the archive, where no child process can read it`),
  ];
}

function checkBeside(resources) {
  const scripts = join(resources, 'app.asar.unpacked', 'dist', 'app', 'powershell');
  const found = existsSync(scripts) ? readdirSync(scripts) : [];
  const others = ['app', 'default_app.asar'].filter((name) => existsSync(join(resources, name)));
  return [
    ...(found.includes('main.ps1') ? [] : ['the PowerShell scripts are not beside the archive']),
    ...others.map((name) => `resources/${name} is another app`),
  ];
}

const folder = process.argv[2];
if (folder === undefined || !existsSync(folder)) {
  console.error('usage: node build/packaging/verify.mjs FOLDER');
  process.exit(2);
}
const { platform, program, resources } = layout(folder);
const { wrong, missing } = await checkFuses(program, platform);
const found = [...checkArchive(resources), ...checkBeside(resources), ...wrong];
for (const line of found) console.log(`wrong: ${line}`);
for (const name of missing) console.log(`not on this Electron: fuse ${name}`);
const keytar = join(
  resources,
  'app.asar.unpacked',
  'node_modules',
  'keytar',
  'build',
  'Release',
  'keytar.node',
);
console.log(existsSync(keytar) ? 'keychain module: there' : 'keychain module: not built here, so not packed');
console.log(found.length === 0 ? 'the package is as it should be' : `${found.length} wrong`);
process.exit(found.length === 0 ? 0 : 1);
