import type { HandoffField } from '../contract/handoff';
import type { ProfileField } from '../contract/vendor-profile';
import type { HandoffInput } from './input';

/** The vendor's fields in its order with their values; the credential's field only points to the sealed part. */
export function fillFields(input: HandoffInput): readonly HandoffField[] {
  return input.profile.fields.flatMap((field) => {
    const filled = fill(field, input);
    if (filled === null) return [];
    const note = noteOf(field, input);
    return [{ name: field.name, ...(note === undefined ? {} : { note }), ...filled }];
  });
}

type Filled = { value: string } | { sealed: true } | { vendorsOwn: true };

function fill(field: ProfileField, input: HandoffInput): Filled | null {
  switch (field.from) {
    case 'sender':
      return { value: input.senders[0] ?? '' };
    case 'senders':
      return { value: input.senders.join(', ') };
    case 'tenantId':
      return { value: input.tenant.id };
    case 'clientId':
      return { value: input.clientId };
    case 'applicationName':
      return { value: input.application };
    case 'scope':
      return { value: input.scope ?? input.profile.scope };
    case 'fixed':
      return { value: field.text ?? '' };
    case 'secretExpiry':
      return input.credential?.kind === 'secret' ? { value: input.credential.expires.slice(0, 10) } : null;
    case 'secret':
    case 'certificate':
      if (input.credential === null) return { vendorsOwn: true };
      return input.credential.kind === field.from ? { sealed: true } : null;
  }
}

function noteOf(field: ProfileField, input: HandoffInput): string | undefined {
  if (field.from !== 'sender' || input.senders.length < 2) return field.note;
  const others = `Also approved: ${input.senders.slice(1).join(', ')}.`;
  return field.note === undefined ? others : `${field.note} ${others}`;
}
