import { checkAssertion } from '../assertion';
import { isPublicClient } from '../clients';
import type { Client } from '../clients';
import type { EntraContext } from '../context';
import { EntraError } from '../errors';
import { checkSecret } from '../secret';
import type { TokenForm } from './form';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** How the client proved itself. */
type ClientProof = 'none' | 'secret' | 'certificate';

/** Checks the credential a request carries, if any. Throws as `checkSecret` and `checkAssertion` do. */
async function proofCarried(context: EntraContext, client: Client, form: TokenForm): Promise<ClientProof> {
  const assertion = form.optional('client_assertion');
  if (assertion !== null) {
    if (form.required('client_assertion_type') !== assertionType) {
      throw new EntraError(50027, 'invalid_request', 'JWT token is invalid or malformed.');
    }
    await checkAssertion(context.world, client, assertion, context.graphOrigins);
    return 'certificate';
  }
  const secret = form.optional('client_secret');
  if (secret === null) return 'none';
  checkSecret(context.world, client, secret);
  return 'secret';
}

/** A confidential client's proof. Throws AADSTS7000218 where there is none. */
export async function requireProof(
  context: EntraContext,
  client: Client,
  form: TokenForm,
): Promise<'secret' | 'certificate'> {
  const proof = await proofCarried(context, client, form);
  if (proof !== 'none') return proof;
  throw new EntraError(
    7000218,
    'invalid_client',
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  );
}

/** A public client's request carries no credential. Throws AADSTS700025 where it does. */
export function requireNoProof(form: TokenForm): void {
  if (form.optional('client_secret') === null && form.optional('client_assertion') === null) return;
  throw new EntraError(
    700025,
    'invalid_client',
    `Client is public so neither 'client_assertion' nor 'client_secret' should be presented.`,
  );
}

/** Flows without a redirect URI (device code, password): a public client, or one that proves itself. */
export async function publicOrProven(
  context: EntraContext,
  client: Client,
  form: TokenForm,
): Promise<boolean> {
  if (isPublicClient(client)) {
    requireNoProof(form);
    return true;
  }
  await requireProof(context, client, form);
  return false;
}
