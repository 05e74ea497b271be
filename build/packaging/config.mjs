// How the app is packed: npx electron-builder --config build/packaging/config.mjs
import { join } from 'node:path';
import { setFuses } from './fuses.mjs';

/** Before it is signed: a changed fuse would break the signature. */
async function afterPack({ appOutDir, electronPlatformName: platform, packager }) {
  const name = packager.appInfo.productFilename;
  const programs = {
    darwin: join(appOutDir, `${name}.app`),
    win32: join(appOutDir, `${name}.exe`),
    linux: join(appOutDir, packager.executableName),
  };
  const missing = await setFuses(programs[platform], platform);
  if (missing.length > 0) console.log(`  • this Electron is older than the fuses ${missing.join(', ')}`);
}

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'org.sendwright.app',
  productName: 'Sendwright',
  copyright: 'MIT licence',
  directories: { output: 'dist/packages', buildResources: 'build/packaging/resources' },
  // Everything is in the bundles; keytar alone is native and comes as it was built.
  files: [
    'package.json',
    'dist/app/**/*',
    '!**/*.map',
    '!node_modules/**/*',
    'node_modules/keytar/package.json',
    'node_modules/keytar/lib/keytar.js',
    'node_modules/keytar/build/Release/keytar.node',
  ],
  asar: true,
  // A child process reads these, and can't look into the archive.
  asarUnpack: ['dist/app/powershell/**', '**/*.node'],
  // keytar speaks N-API: built once, it fits Node and every Electron.
  npmRebuild: false,
  afterPack,
  publish: null,
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Office',
    icon: 'icons',
    executableName: 'sendwright',
    maintainer: 'The makers of Sendwright',
  },
  deb: { depends: ['libgtk-3-0', 'libnotify4', 'libnss3', 'libxss1', 'libatspi2.0-0', 'libsecret-1-0'] },
  mac: {
    target: ['dmg', 'zip'],
    category: 'public.app-category.business',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/packaging/resources/entitlements.mac.plist',
    entitlementsInherit: 'build/packaging/resources/entitlements.mac.plist',
  },
  win: { target: ['nsis'] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: false },
};
