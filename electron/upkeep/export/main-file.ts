import type { ApplicationView, ServicePrincipalView } from '../../ports/directory';
import { resourceName, type EntraObjects } from './entra-objects';
import { hclFile, type HclExpression, type HclNode } from './hcl';

const blank: HclNode = { blank: true };
const said = (...lines: readonly string[]): readonly HclNode[] => lines.map((comment) => ({ comment }));

/** main.tf: the objects of the setup in Entra as they are. */
export function mainFile(entra: EntraObjects): string {
  const { application, principal } = entra;
  return hclFile([
    ...head(entra),
    ...(application === null ? [] : [blank, ...applicationBlock(entra, application)]),
    ...(principal === null ? [] : [blank, ...principalBlock(entra, principal)]),
    ...grantBlock(entra),
  ]);
}

function head({ name, clientId, tenantName, tenantId, madeAt, madeBy, scoping }: EntraObjects) {
  return said(
    `${name} (client id ${clientId})`,
    `Tenant ${tenantName} (${tenantId}); read on ${madeAt} by ${madeBy}; scoping ${scoping}.`,
    '',
    'No credential is in this code, and none should come in: Terraform would keep it in its state, readable.',
    'Secrets and certificates stay with whoever rotates them (README.md).',
    ...(scoping === 'rbac'
      ? [
          'The right to send lies in Exchange Online alone (exchange.ps1). Never grant Mail.Send here: it would let the',
          'application send as anyone in the tenant.',
        ]
      : []),
  );
}

/** Only what Sendwright keeps is stated; everything else is left as it is, so that an import changes nothing. */
const leftOfApplication = [
  ...['api', 'app_role', 'description', 'device_only_auth_enabled', 'fallback_public_client_enabled'],
  ...['group_membership_claims', 'identifier_uris', 'logo_image', 'marketing_url'],
  ...['oauth2_post_response_required', 'optional_claims', 'password', 'privacy_statement_url'],
  ...['public_client', 'service_management_reference', 'single_page_application', 'support_url'],
  ...['template_id', 'terms_of_service_url'],
];
const leftOfWeb = ['homepage_url', 'implicit_grant', 'logout_url'];

function applicationBlock(entra: EntraObjects, found: ApplicationView): readonly HclNode[] {
  const { displayName, signInAudience, tags, notes, redirectUris } = found;
  const web = redirectUris.length === 0 ? ['web'] : leftOfWeb.map((name) => `web[0].${name}`);
  const owners = entra.owners === null ? ['owners'] : [];
  return [
    {
      block: 'resource',
      labels: ['azuread_application', resourceName(entra.setup)],
      body: [
        { name: 'display_name', value: displayName },
        { name: 'sign_in_audience', value: signInAudience },
        ...(notes == null || notes === '' ? [] : [{ name: 'notes', value: notes }]),
        ...(entra.owners === null ? [] : [{ name: 'owners', value: { hcl: 'var.application_owners' } }]),
        { name: 'tags', value: [...tags].sort() },
        ...declaredBlocks(found),
        ...(redirectUris.length === 0
          ? []
          : [
              blank,
              { block: 'web', body: [{ name: 'redirect_uris', value: [...redirectUris].sort() }] } as const,
            ]),
        blank,
        lifecycle(
          [...leftOfApplication, ...web, ...owners],
          ['Another application would have another client id, and the vendor’s system would stop.'],
        ),
      ],
    },
  ];
}

/** Declared permissions by resource, in the order that Graph tells: it counts for the provider. */
function declaredBlocks({ declared }: ApplicationView): readonly HclNode[] {
  const resources = [...new Set(declared.map(({ resourceAppId }) => resourceAppId))];
  return resources.flatMap((resource): readonly HclNode[] => [
    blank,
    {
      block: 'required_resource_access',
      body: [
        { name: 'resource_app_id', value: resource },
        ...declared
          .filter(({ resourceAppId }) => resourceAppId === resource)
          .flatMap(({ id, type }): readonly HclNode[] => [
            blank,
            {
              block: 'resource_access',
              body: [
                { name: 'id', value: id },
                { name: 'type', value: type },
              ],
            },
          ]),
      ],
    },
  ]);
}

const leftOfPrincipal = [
  ...['alternative_names', 'description', 'login_url', 'notes', 'notification_email_addresses', 'owners'],
  ...['preferred_single_sign_on_mode', 'saml_single_sign_on'],
];

function principalBlock(entra: EntraObjects, found: ServicePrincipalView): readonly HclNode[] {
  const name = resourceName(entra.setup);
  const isOurs = entra.application !== null;
  const clientId = isOurs ? { hcl: `azuread_application.${name}.client_id` } : found.appId;
  return [
    ...(isOurs ? [] : said('The application is registered in the vendor’s tenant: only this is here.')),
    {
      block: 'resource',
      labels: ['azuread_service_principal', name],
      body: [
        { name: 'client_id', value: clientId },
        { name: 'account_enabled', value: found.accountEnabled },
        { name: 'app_role_assignment_required', value: found.assignmentRequired === true },
        blank,
        lifecycle(leftOfPrincipal, [
          'Exchange Online knows it by its object id: another one would have no right to send.',
        ]),
      ],
    },
  ];
}

/** accessPolicy mode alone: the grant that the policy cuts down. */
function grantBlock(entra: EntraObjects): readonly HclNode[] {
  const { grant, principal } = entra;
  if (grant === null || principal === null) return [];
  const name = resourceName(entra.setup);
  return [
    blank,
    ...said(
      'Mail.Send of Microsoft Graph. By itself it is for every mailbox of the tenant: the application access policy in',
      'exchange.ps1 limits it. Never make this while the policy is not in force, and remove this before the policy.',
    ),
    {
      block: 'resource',
      labels: ['azuread_app_role_assignment', `${name}_mail_send`],
      body: [
        { name: 'app_role_id', value: grant.appRoleId },
        { name: 'principal_object_id', value: { hcl: `azuread_service_principal.${name}.object_id` } },
        ...said('Microsoft Graph in this tenant.'),
        { name: 'resource_object_id', value: grant.resourceId },
      ],
    },
  ];
}

function lifecycle(left: readonly string[], why: readonly string[]): HclNode {
  const ignored = [...left].sort().map((one) => `  ${one},`);
  return {
    block: 'lifecycle',
    body: [
      ...said(...why),
      { name: 'prevent_destroy', value: true },
      blank,
      ...said('What Sendwright neither makes nor reads stays as it is.'),
      { name: 'ignore_changes', value: { hcl: ['[', ...ignored, ']'].join('\n') } satisfies HclExpression },
    ],
  };
}
