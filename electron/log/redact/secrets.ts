import { redactFormFields, redactJsonMembers, redactLooseFields } from './fields';
import { redactRegistered } from './registered';
import { redactHeaders, redactShapes } from './shapes';

const inOrder = [
  redactRegistered,
  redactShapes,
  redactJsonMembers,
  redactHeaders,
  redactFormFields,
  redactLooseFields,
];

/** The text without any secret that can be known: registered, by shape, or by the name of its field. */
export function redactSecrets(text: string): string {
  return inOrder.reduce((rest, redactOne) => redactOne(rest), text);
}

/** The text without what is a secret for certain; what only looks like a field of one stays readable. */
export function withoutSecrets(text: string): string {
  return redactShapes(redactRegistered(text));
}

/** Whether a value that should be harmless is a secret for certain: registered, a token, a key, an Entra secret. */
export function holdsSecret(text: string): boolean {
  return withoutSecrets(text) !== text;
}
