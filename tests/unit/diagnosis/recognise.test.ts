import { describe, expect, it } from 'vitest';
import { diagnosisTextLimit } from '../../../electron/contract/bounded-text';
import { diagnosisDocumentSchema } from '../../../electron/contract/diagnosis';
import { diagnoseText } from '../../../electron/diagnosis/recognise';

const tenant = '11111111-2222-4333-8444-555555555555';
const app = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const request = '99999999-8888-4777-8666-555555555555';
const correlation = '12121212-3434-4565-8787-909090909090';

const ids = (text: string): readonly string[] => diagnoseText(text).findings.map(({ id }) => id);

const tokenAnswer = JSON.stringify({
  error: 'invalid_client',
  error_description: `AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app}'. Trace ID: ${request} Correlation ID: ${correlation} Timestamp: 2026-11-21 10:33:07Z`,
  error_codes: [7000215],
  timestamp: '2026-11-21 10:33:07Z',
  trace_id: request,
  correlation_id: correlation,
});

describe('diagnoseText', () => {
  it('reads an HTTP capture of the token endpoint, and what support asks for', () => {
    const capture = `POST https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token HTTP/1.1\ngrant_type=client_credentials&client_id=${app}\n\nHTTP/1.1 401 Unauthorized\nx-ms-request-id: ${request}\n\n${tokenAnswer}`;
    const document = diagnoseText(capture);
    expect(document.findings.map(({ id, sure }) => [id, sure])).toEqual([['secret-wrong', 'likely']]);
    expect(document.details).toMatchObject({
      ...{ tenantIds: [tenant], appIds: [app], requestIds: [request] },
      ...{ correlationIds: [correlation], traceIds: [request] },
      ...{ times: ['2026-11-21 10:33:07Z'], statuses: [401] },
    });
    expect(document.findings[0]?.excerpt?.line).toBe(7);
    expect(diagnosisDocumentSchema.parse(document)).toEqual(document);
  });

  it('reads JSON within JSON, as logs write it', () => {
    const line = JSON.stringify({ level: 'error', body: tokenAnswer });
    const document = diagnoseText(line);
    expect(document.findings[0]?.id).toBe('secret-wrong');
    expect(document.details.correlationIds).toEqual([correlation]);
  });

  it('reads a Graph body with an inner code, and tells that before the outer one', () => {
    const body = {
      error: {
        code: 'Request_BadRequest',
        message: `The appId '${app}' of the service principal does not reference a valid application object.`,
        details: [{ code: 'NoBackingApplicationObject' }],
        innerError: { date: '2026-11-21T10:33:07', 'request-id': request, 'client-request-id': correlation },
      },
    };
    const document = diagnoseText(JSON.stringify(body));
    expect(document.findings.map(({ id }) => id)).toEqual(['application-replicating']);
    expect(document.details).toMatchObject({
      ...{ requestIds: [request], correlationIds: [correlation], times: ['2026-11-21T10:33:07'] },
    });
  });

  it('reads a vendor’s log with lines around it', () => {
    const log = `2026-11-21 10:33:07.120 INFO  MailQueue: 3 messages\n2026-11-21 10:33:08.001 ERROR GraphMailer: sendMail failed, status 403, {"error":{"code":"ErrorAccessDenied","message":"Zugriff verweigert."}}\n2026-11-21 10:33:08.002 INFO  MailQueue: retry in 60 s`;
    const [finding] = diagnoseText(log).findings;
    expect(finding).toMatchObject({ id: 'mailbox-denied', code: 'ErrorAccessDenied', sure: 'likely' });
    expect(finding?.excerpt).toMatchObject({ line: 2 });
  });

  it('reads a failure notice', () => {
    const notice = `Ihre Nachricht an kunde@example.org konnte nicht zugestellt werden.\n\nDiagnostic-Code: smtp;550 5.7.509 Access denied, sending domain CONTOSO.EXAMPLE does not pass DMARC\nRemote Server returned '550 5.7.509 Access denied'\nMessage-ID: <AM9PR04MB8114@eurprd04.prod.outlook.com>`;
    const document = diagnoseText(notice);
    expect(document.findings.map(({ id }) => id)).toEqual(['dmarc-failed']);
    expect(document.details.messageIds).toEqual(['<AM9PR04MB8114@eurprd04.prod.outlook.com>']);
  });

  it('reads an exception of MSAL, and the refusal in it rather than its name', () => {
    const text = `MSAL.NetCore.4.61.0.MsalServiceException:\n\tErrorCode: invalid_client\nMicrosoft.Identity.Client.MsalServiceException: A configuration issue is preventing authentication - check the error message. Original exception: AADSTS7000222: The provided client secret keys for app '${app}' are expired.`;
    expect(ids(text)).toContain('secret-expired');
    expect(ids(text)).not.toContain('library-service-error');
  });

  it('reads a PowerShell error record in any language', () => {
    const record = `New-ManagementRoleAssignment : Der Befehl, den Sie ausführen wollten, ist derzeit nicht zulässig. Führen Sie zunächst Enable-OrganizationCustomization aus.\n    + CategoryInfo          : InvalidOperation: (:) [New-ManagementRoleAssignment], InvalidOperationInDehydratedContextException\n    + FullyQualifiedErrorId : [Server=AM9PR04MB8114,RequestId=${request}]`;
    const document = diagnoseText(record);
    expect(document.findings.map(({ id }) => id)).toEqual(['dehydrated']);
    expect(document.details.requestIds).toEqual([request]);
  });

  it('tells several errors in their order', () => {
    expect(ids('first AADSTS90002, later ECONNRESET, then 550 5.1.10 by SMTP')).toEqual([
      'tenant-unknown',
      'connection-broken',
      'recipient-unknown',
    ]);
  });

  it('tells a refused outsider’s 403 by its body', () => {
    const body = (message: string): string =>
      JSON.stringify({ error: { code: 'ErrorAccessDenied', message } });
    expect(ids(body('Access is denied. Check credentials and try again.'))).toEqual(['mailbox-denied']);
    expect(ids(body('Access to OData is disabled.'))).toEqual(['mailbox-denied-odata']);
    const raop =
      'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.';
    expect(ids(body(raop))).toEqual(['mailbox-denied-by-policy']);
    expect(ids(JSON.stringify({ error: { code: 'Authorization_RequestDenied' } }))).toEqual([
      'directory-denied',
    ]);
    expect(ids('POST /v1.0/servicePrincipals/x/appRoleAssignedTo → 403 Authorization_RequestDenied')).toEqual(
      ['grant-needs-privileged-role'],
    );
  });

  it('tells Conditional Access on a person from that on an application', () => {
    const text = 'AADSTS53003: Access has been blocked by Conditional Access policies.';
    expect(ids(text)).toEqual(['conditional-access']);
    expect(ids(`acquireTokenByClientCredential: grant_type=client_credentials\n${text}`)).toEqual([
      'app-only-policy',
    ]);
    expect(ids(`grant_type=authorization_code\n${text}`)).toEqual(['conditional-access']);
  });

  it('knows a token’s claims without showing the token', () => {
    const part = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url');
    const token = `${part({ alg: 'RS256' })}.${part({ aud: 'https://graph.microsoft.com', tid: tenant, appid: app, idtyp: 'app', roles: ['Mail.Send'], exp: 1_790_000_000 })}.${'s'.repeat(40)}`;
    const document = diagnoseText(`Authorization: Bearer ${token}\n401 InvalidAuthenticationToken`);
    expect(document.details.tokens).toEqual([
      {
        ...{ kind: 'application', audience: 'https://graph.microsoft.com', tenantId: tenant, appId: app },
        ...{ roles: ['Mail.Send'], expires: '2026-09-21T14:13:20.000Z' },
      },
    ]);
    expect(JSON.stringify(document)).not.toContain(token.slice(0, 20));
    expect(document.secrets).toBeGreaterThan(0);
  });

  it('takes a bare number, as the sign-in page shows it, for likely at most', () => {
    expect(diagnoseText('53003').findings[0]).toMatchObject({ id: 'conditional-access', sure: 'likely' });
    expect(ids('Error Code: 53003\nRequest Id: x')).toEqual(['conditional-access']);
    expect(ids('order 53003 was shipped')).toEqual([]);
  });

  it('does not take a version for the code of a failure notice', () => {
    expect(ids('PowerShell 5.1.1 on Windows, module 4.3.2')).toEqual([]);
  });

  it('never guesses: unknown text gets what is written alike, and the ladder', () => {
    const document = diagnoseText('The flux capacitor has failed.');
    expect(document).toMatchObject({ result: 'unknown', findings: [], nearest: [] });
    expect(document.advice.join(' ')).toContain('sendwright diagnose --setup SETUP');
    const alike = diagnoseText('HTTP 403 ErrorAccesDenied');
    expect(alike.result).toBe('unknown');
    expect(alike.nearest[0]).toMatchObject({ id: 'mailbox-denied', code: 'ErrorAccessDenied' });
    expect(alike.nearest[0]?.likeness).toBeLessThan(1);
    expect(alike.advice.join(' ')).toContain('A 403 alone');
  });

  it('names Microsoft’s own page for a number it does not know', () => {
    const document = diagnoseText('AADSTS999123: something new');
    expect(document.result).toBe('unknown');
    expect(document.advice[0]).toContain('https://login.microsoftonline.com/error?code=999123');
  });

  it('calls words alone possible, and only where no code stands there', () => {
    const words = 'Insufficient privileges to complete the operation.';
    expect(diagnoseText(words)).toMatchObject({ result: 'possible' });
    expect(diagnoseText(words).findings[0]).toMatchObject({
      id: 'directory-denied',
      sure: 'possible',
      code: null,
    });
    expect(ids(`${words} AADSTS90002`)).toEqual(['tenant-unknown']);
  });

  it('asks words too where a code only passes another error on', () => {
    const text =
      'System.Net.WebException: The underlying connection was closed ---> An existing connection was forcibly closed by the remote host.';
    const { findings, result } = diagnoseText(text);
    expect(result).toBe('recognised');
    expect(findings.map(({ id, sure }) => [id, sure])).toEqual([
      ['network-error', 'likely'],
      ['connection-broken', 'possible'],
    ]);
  });

  it('does not take a library’s name in a stack for a clash of libraries', () => {
    expect(ids('NullReferenceException at Microsoft.Identity.Client.Platforms.RuntimeBroker.ctor')).toEqual([
      'wam-window',
    ]);
    expect(ids("Could not load 'Microsoft.Identity.Client, Version=4.66.1.0, Culture=neutral'")).toEqual([
      'assembly-clash',
    ]);
  });

  it('tells a client’s request id from the service’s', () => {
    const { details } = diagnoseText(`ClientRequestId: ${correlation}\nrequest-id: ${request}`);
    expect(details).toMatchObject({ requestIds: [request], correlationIds: [correlation] });
  });

  it('reads the beginning and the end of what is too long, and says so', () => {
    const filler = 'x '.repeat(diagnosisTextLimit);
    const document = diagnoseText(`AADSTS90002\n${filler}\nECONNRESET`);
    expect(document.cut).toBe(true);
    expect(document.findings.map(({ id }) => id)).toEqual(['tenant-unknown', 'connection-broken']);
    expect(diagnoseText('AADSTS90002').cut).toBe(false);
  });

  it.each([
    ['letters', 'a'.repeat(diagnosisTextLimit)],
    ['names of secrets', 'client_secret '.repeat(18_000)],
    ['quotes', '\\"'.repeat(130_000)],
    ['backslashes', '\\'.repeat(250_000)],
    ['blanks after a sentence', `the secret is${' '.repeat(250_000)}`],
    ['calls', 'Credential("a",'.repeat(18_000)],
    ['commands', ' -u a'.repeat(52_000)],
    ['SMTP', '334 UGFzc3dvcmQ6\n'.repeat(15_000)],
    ['quoted names', 'secret  "'.repeat(29_000)],
    ['numbers', '5.7.1.'.repeat(43_000)],
    ['blanks', `password${' '.repeat(250_000)}`],
    ['tokens', 'eyJhbGciOi.'.repeat(23_000)],
    ['cut tokens', 'eyJhbGci-'.repeat(28_000)],
    ['names of ids', `tenant${' '.repeat(100_000)}request-id${' '.repeat(100_000)}`],
    ['dashes', '--client-secret-'.repeat(16_000)],
  ])('reads a text full of %s within two seconds', (_what, text) => {
    const start = performance.now();
    diagnoseText(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
