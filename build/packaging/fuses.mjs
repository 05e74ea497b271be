// What the Electron of a package may no longer do. Every fuse there is stands here: a new one ends the build until
// somebody has decided about it.
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** By name, with the reason where it is not plain. `platforms`: where Electron has a use for it. */
export const fuses = {
  // A package is no Node with our rights; the keychain's helper is a utility process for that reason.
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  // With the next one: no code but the one that was packed. Electron checks it on macOS and Windows alone.
  EnableEmbeddedAsarIntegrityValidation: 'integrity',
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  // Pages come by app://, none by file:.
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

const values = (platform) =>
  Object.entries(fuses).map(([name, value]) => [name, value === 'integrity' ? platform !== 'linux' : value]);

/** Sets all fuses. An Electron older than some of them gets those that it has, and the rest is named. */
export async function setFuses(program, platform) {
  const wire = await getCurrentFuseWire(program);
  const has = (name) => FuseV1Options[name] in wire;
  const missing = values(platform).flatMap(([name]) => (has(name) ? [] : [name]));
  const wanted = values(platform).filter(([name]) => has(name));
  await flipFuses(program, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: missing.length === 0,
    // The package is signed after this, where it is signed.
    resetAdHocDarwinSignature: platform === 'darwin',
    ...Object.fromEntries(wanted.map(([name, value]) => [FuseV1Options[name], value])),
  });
  return missing;
}

/** Reads them back: a line for each that is not as it should be, and the names of those this Electron has not. */
export async function checkFuses(program, platform) {
  const wire = await getCurrentFuseWire(program);
  const wrong = [];
  const missing = [];
  for (const [name, value] of values(platform)) {
    const state = wire[FuseV1Options[name]];
    if (state === undefined) missing.push(name);
    // The wire holds the digits 0 and 1 as characters.
    else if (String.fromCharCode(state) !== (value ? '1' : '0'))
      wrong.push(`fuse ${name} is not ${value ? 'on' : 'off'}`);
  }
  return { wrong, missing };
}
