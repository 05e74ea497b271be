import { pfxOf } from '../contract/key-file';
import type { SetupSpec } from '../contract/setup-file';

/** Whether only the vendor holds the private key: nothing of the credential is secret here. */
export function isVendorsKey(spec: Pick<SetupSpec, 'app' | 'credential'>): boolean {
  const { app, credential } = spec;
  const isGiven = app === undefined && credential.kind === 'certificate' && credential.file !== undefined;
  return isGiven && pfxOf(spec) === null;
}

/** Whether nothing here can sign in as the application: the vendor owns it, or holds the only key. */
export function isVendorHeld(spec: Pick<SetupSpec, 'app' | 'credential'>): boolean {
  return spec.app !== undefined || isVendorsKey(spec);
}
