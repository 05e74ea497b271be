import { AppError } from '../contract/errors';
import type { VendorProfile } from '../contract/vendor-profile';
import { vendorProfileSchema } from '../contract/vendor-profile';
import { parseProfile } from './parse-profile';
import { autologyx } from './profiles/autologyx';
import { elegere } from './profiles/elegere';
import { generic } from './profiles/generic';
import { ostendo } from './profiles/ostendo';

const builtIn = new Map([ostendo, autologyx, elegere, generic].map((profile) => [profile.id, profile]));

/** Ids of the profiles that come with Sendwright. */
export const profileIds: readonly string[] = [...builtIn.keys()];

/**
 * A profile by its id, or from the text of a profile file (YAML or JSON). Throws AppError `invalid-input`
 * naming every wrong field with its line and how a right one looks; `label` is how the file is called in the message.
 */
export function loadProfile(idOrContent: string, label = 'The profile file'): VendorProfile {
  const own = builtIn.get(idOrContent.trim());
  if (own !== undefined) return vendorProfileSchema.parse(own);
  if (!looksLikeContent(idOrContent)) {
    throw invalid(
      `There is no vendor profile "${idOrContent}".`,
      `Take one of ${profileIds.join(', ')}, or give a profile file.`,
    );
  }
  const profile = parseProfile(idOrContent, label);
  if (!builtIn.has(profile.id)) return profile;
  throw invalid(
    `${label} has the id "${profile.id}", which is a profile that comes with Sendwright.`,
    `Give it an id of its own, e.g. ${profile.id}-2.`,
  );
}

function looksLikeContent(text: string): boolean {
  return /[\n{:]/u.test(text);
}

function invalid(message: string, next: string): AppError {
  return new AppError({ code: 'invalid-input', message, who: 'you', next });
}
