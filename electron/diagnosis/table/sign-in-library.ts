import { actions } from '../actions';
import type { ErrorTable } from '../entry';
import { who } from '../who';

const source = 'MSAL error names';

/** Names that Microsoft's sign-in libraries (MSAL) give to their errors. */
export const signInLibrary: ErrorTable = {
  family: 'sign-in-library',
  entries: [
    {
      id: 'ui-required',
      title: 'A person must sign in again',
      codes: [
        'MsalUiRequiredException',
        'InteractionRequiredAuthError',
        'user_null',
        'no_tokens_found',
        'no_account_error',
        'no_account_found',
        'no_account_in_silent_request',
      ],
      cause:
        'The library has no token to renew silently. Where an application should send by itself, it was built to sign in as a person.',
      who: who.vendor,
      fix: [
        actions.signIn,
        'A service must ask with its own credential (acquireTokenForClient, AcquireTokenForClient), which never needs a person.',
      ],
      mark: 'K',
      source,
      wraps: 1,
    },
    {
      id: 'sign-in-cancelled',
      title: 'The sign-in was closed',
      codes: [
        'user_cancelled',
        'user_canceled',
        'authentication_canceled',
        'access_denied',
        'authentication_ui_failed',
      ],
      cause: 'The page was closed, or "Cancel" was chosen on it.',
      who: who.you,
      fix: [actions.signIn],
      mark: 'K',
      source,
    },
    {
      id: 'sign-in-not-returned',
      title: 'The browser did not come back to the program',
      codes: [
        'loopback_server_timeout',
        'unable_to_load_redirecturl',
        'no_loopback_server_exists',
        'loopback_server_already_exists',
        'state_mismatch',
        'invalid_state',
        'hash_empty_error',
        'monitor_window_timeout',
        'timed_out',
        'loopback_redirect_port_in_use',
      ],
      cause:
        'The page that ends the sign-in returns to http://localhost on this computer: an extension, another profile or a remote browser keeps it from that, or it took too long.',
      who: who.you,
      fix: [
        'Sign in in a browser on this same computer, in a private window.',
        {
          text: 'Or sign in with a code on another device.',
          command: 'sendwright plan FILE --device-code',
          page: 'sign-in',
        },
      ],
      mark: 'K',
      source,
    },
    {
      id: 'no-browser',
      title: 'No browser could be opened',
      codes: ['linux_xdg_open_failed', 'no_browser', 'cannot_access_browser'],
      cause: 'The computer has none, or the program runs without a desktop.',
      who: who.you,
      fix: [
        {
          text: 'Sign in with a code on another device.',
          command: 'sendwright plan FILE --device-code',
          page: 'sign-in',
        },
      ],
      mark: 'K',
      source,
    },
    {
      id: 'authority-wrong',
      title: 'The library does not accept the sign-in address',
      codes: [
        'untrusted_authority',
        'invalid_instance',
        'openid_config_error',
        'invalid_authority',
        'authority_uri_insecure',
        'url_parse_error',
        'cloud_instance_discovery_error',
      ],
      cause:
        'The authority must be https://login.microsoftonline.com/ and the tenant (in another cloud that cloud’s address).',
      who: who.vendor,
      fix: [
        'Enter the authority without a path behind the tenant.',
        'Check that https://login.microsoftonline.com can be reached at all.',
      ],
      mark: 'K',
      source,
    },
    {
      id: 'library-service-error',
      title: 'The sign-in library passes on a refusal',
      codes: [
        'MsalServiceException',
        'MsalClientException',
        'ServerError',
        'post_request_failed',
        'ClientAuthError',
        'BrowserAuthError',
        'AuthenticationFailedException',
        'ClientSecretCredential',
        'MsalServiceError',
      ],
      cause:
        'The name says only that it failed; the reason stands behind it, most often as AADSTS and a number.',
      who: who.vendor,
      fix: ['Give the whole text here, with what stands under it.'],
      mark: 'K',
      source,
      wraps: 2,
    },
    {
      id: 'library-certificate',
      title: 'The library cannot use the certificate',
      codes: [
        'cryptographic_error',
        'certificate_without_private_key',
        'Certificate_Not_RSA',
        'invalid_client_credential',
        'cert_without_private_key',
        'CryptographicException',
      ],
      hints: ['keyset does not exist'],
      cause:
        'The private key is missing, protected, or may not be read by the account that the service runs under.',
      who: who.vendor,
      fix: [
        'Import the PFX with its private key, for the computer or the service’s account.',
        'Give that account the right to read the key.',
        actions.openFolder,
      ],
      mark: 'K',
      source,
    },
    {
      id: 'client-credential-missing',
      title: 'The library was given no credential',
      codes: [
        'Client_Credentials_Required_In_Confidential_Client_Application',
        'client_credentials_required',
        'missing_tenant_id_error',
      ],
      cause:
        'A confidential client was made without secret or certificate, or with "common" instead of a tenant.',
      who: who.vendor,
      fix: ['Fill in tenant id, client id and the secret or certificate in the product.'],
      mark: 'K',
      source,
    },
  ],
};
