import type { World } from '../../world/world';
import { GraphError } from '../errors';

/** Id of the tenant's default policy, as refusals name it. */
export const defaultPolicyId = '00000000-0000-0000-0000-000000000000';

const duration = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/u;

/** The end of an ISO 8601 duration from `start`, in milliseconds; no end where it is not a duration. */
function endOf(start: number, text: string): number {
  const parts = duration
    .exec(text)
    ?.slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  if (parts === undefined) return Number.POSITIVE_INFINITY;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  const end = new Date(start);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  end.setUTCMonth(end.getUTCMonth() + months);
  const dayMs = 86_400_000;
  return end.getTime() + (weeks * 7 + days) * dayMs + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** Throws where the tenant's policy forbids or caps a new credential; existing ones it never touches (facts 4). */
export function checkPolicy(
  world: World,
  kind: 'password' | 'key',
  credential: { readonly startDateTime: string; readonly endDateTime: string },
): void {
  const policy = world.state.appManagementPolicy;
  if (!policy.isEnabled) return;
  if (kind === 'password' && policy.passwordAddition) {
    throw new GraphError(
      400,
      'CredentialTypeNotAllowedAsPerAppPolicy',
      `Credential type not allowed as per assigned policy '${defaultPolicyId}'.`,
    );
  }
  const cap = kind === 'password' ? policy.passwordMaxLifetime : policy.keyMaxLifetime;
  if (cap === null) return;
  if (Date.parse(credential.endDateTime) > endOf(Date.parse(credential.startDateTime), cap)) {
    throw new GraphError(
      400,
      'CredentialInvalidLifetimeAsPerAppPolicy',
      `Credential lifetime exceeds the max value allowed as per assigned policy '${defaultPolicyId}'.`,
    );
  }
}
