import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { AppError } from '../contract/errors';
import type { VendorProfile } from '../contract/vendor-profile';
import { vendorProfileSchema } from '../contract/vendor-profile';
import { autologyx } from './profiles/autologyx';
import { elegere } from './profiles/elegere';
import { generic } from './profiles/generic';
import { ostendo } from './profiles/ostendo';

const builtIn = new Map([ostendo, autologyx, elegere, generic].map((profile) => [profile.id, profile]));

/** Ids of the profiles that come with Sendwright. */
export const profileIds: readonly string[] = [...builtIn.keys()];

/**
 * A profile by its id, or from the text of a profile file (YAML or JSON). Throws AppError `invalid-input`
 * naming every wrong field; `label` is how the file is called in the message.
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
  const parsed = vendorProfileSchema.safeParse(parseText(idOrContent, label));
  if (parsed.success) {
    if (!builtIn.has(parsed.data.id)) return parsed.data;
    throw invalid(
      `${label} has the id "${parsed.data.id}", which is a profile that comes with Sendwright.`,
      `Give it an id of its own, e.g. ${parsed.data.id}-2.`,
    );
  }
  throw invalid(
    [`${label} is not right:`, ...parsed.error.issues.map(describeIssue)].join('\n  '),
    'Mend these fields; the schema is docs/schemas/vendor-profile.schema.json.',
  );
}

function looksLikeContent(text: string): boolean {
  return /[\n{:]/u.test(text);
}

function parseText(text: string, label: string): unknown {
  try {
    return parse(text) as unknown;
  } catch (error) {
    const at = error instanceof YAMLParseError ? error.linePos?.[0] : undefined;
    const where = at === undefined ? '' : `, line ${at.line}, column ${at.col}`;
    throw invalid(`${label} is neither YAML nor JSON${where}.`, 'Mend the syntax at that place.');
  }
}

/** E.g. `fields, entry 3, from: Invalid option …`. */
function describeIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path.map((part) => (typeof part === 'number' ? `entry ${part + 1}` : String(part)));
  return `${path.length === 0 ? 'the file' : path.join(', ')}: ${issue.message}`;
}

function invalid(message: string, next: string): AppError {
  return new AppError({ code: 'invalid-input', message, who: 'you', next });
}
