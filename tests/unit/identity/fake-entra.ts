import { request } from 'node:http';
import type { HttpRequest, HttpResponse, HttpTransport } from '../../../electron/ports/transport';
import type { Cloud } from '../../../electron/identity/clouds';

export const tenantId = '11111111-1111-4111-8111-111111111111';
export const otherTenantId = '22222222-2222-4222-8222-222222222222';

export const cloud: Cloud = {
  name: 'practice',
  title: 'Fake',
  login: 'https://login.example:8443',
  graph: 'https://graph.example',
  graphResource: 'https://graph.example',
  exchangeResource: 'https://exchange.example',
  portal: 'https://portal.example',
  exchangeEnvironment: null,
};

export interface FakePerson {
  readonly oid: string;
  readonly tid: string;
  readonly upn: string;
}

export const admin: FakePerson = { oid: 'oid-admin', tid: tenantId, upn: 'admin@contoso.example' };

export function jwt(claims: Record<string, unknown>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.sig`;
}

/** Posts an authorize answer to the loopback listener, as the sign-in page's form does. */
export function postToLoopback(signInUrl: string, fields: Record<string, string>): Promise<void> {
  const query = new URL(signInUrl).searchParams;
  const body = new URLSearchParams({ ...fields, state: query.get('state')! }).toString();
  return new Promise((resolve, reject) => {
    const post = request(
      {
        host: '127.0.0.1',
        port: new URL(query.get('redirect_uri')!).port,
        method: 'POST',
        path: '/',
        agent: false,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        response.resume();
        response.on('end', resolve);
      },
    );
    post.on('error', reject);
    post.end(body);
  });
}

/** As much of Entra as MSAL asks for; consents are kept per scope. */
export class FakeEntra implements HttpTransport {
  readonly tokenRequests: URLSearchParams[] = [];
  readonly pages: URLSearchParams[] = [];
  readonly consented = new Set<string>();
  person: FakePerson = admin;
  /** Answers the next token request in place of a token. */
  nextRefusal: { readonly status: number; readonly body: unknown } | null = null;
  /** What the page answers in place of a code. */
  pageAnswer: Record<string, string> | null = null;
  /** Device codes are answered after so many polls. */
  pendingPolls = 0;
  private readonly nonces = new Map<string, string>();
  private serial = 0;

  readonly openPage = async (url: string): Promise<void> => {
    const query = new URL(url).searchParams;
    this.pages.push(query);
    const code = `code-${this.pages.length}`;
    const nonce = query.get('nonce');
    if (nonce !== null) this.nonces.set(code, nonce);
    if (this.pageAnswer !== null) return postToLoopback(url, this.pageAnswer);
    for (const scope of query.get('scope')!.split(' ')) this.consented.add(scope);
    return postToLoopback(url, { code });
  };

  async send({ url, body = '' }: HttpRequest): Promise<HttpResponse> {
    const { pathname, origin } = new URL(url);
    const json = (status: number, value: unknown): HttpResponse => ({
      status,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
    });
    if (pathname.endsWith('/openid-configuration')) {
      const tenant = `${origin}/${pathname.split('/')[1] ?? ''}`;
      return json(200, {
        issuer: `${origin}/${tenantId}/v2.0`,
        authorization_endpoint: `http://localhost:1/authorize`,
        token_endpoint: `${tenant}/oauth2/v2.0/token`,
        end_session_endpoint: `${tenant}/oauth2/v2.0/logout`,
        jwks_uri: `${tenant}/keys`,
      });
    }
    const form = new URLSearchParams(body);
    if (pathname.endsWith('/devicecode')) {
      return json(200, {
        user_code: 'ABCD',
        device_code: 'device',
        verification_uri: 'https://login.example/device',
        expires_in: 900,
        interval: 0.01,
        message: 'Enter ABCD',
      });
    }
    return this.token(form, json);
  }

  private token(form: URLSearchParams, json: (status: number, value: unknown) => HttpResponse): HttpResponse {
    this.tokenRequests.push(form);
    if (this.nextRefusal !== null) {
      const { status, body } = this.nextRefusal;
      this.nextRefusal = null;
      return json(status, body);
    }
    if (form.get('grant_type') === 'device_code' && this.pendingPolls > 0) {
      this.pendingPolls -= 1;
      return json(400, { error: 'authorization_pending', error_codes: [70016] });
    }
    const scopes = form.get('scope')!.split(' ');
    const missing = scopes.filter((scope) => scope.startsWith('https://') && !this.consented.has(scope));
    if (form.get('grant_type') === 'refresh_token' && missing.length > 0) {
      return json(400, refusal(65001, 'invalid_grant', 'consent_required'));
    }
    return json(200, this.issued(scopes, form.get('code') ?? ''));
  }

  private issued(scopes: readonly string[], code: string): Record<string, unknown> {
    const { oid, tid, upn } = this.person;
    this.serial += 1;
    return {
      token_type: 'Bearer',
      expires_in: 3600,
      ext_expires_in: 3600,
      scope: scopes.join(' '),
      access_token: `access-${this.serial}`,
      refresh_token: `refresh-${this.serial}`,
      client_info: Buffer.from(JSON.stringify({ uid: oid, utid: tid })).toString('base64url'),
      id_token: jwt({
        oid,
        tid,
        preferred_username: upn,
        name: upn,
        iss: `${cloud.login}/${tid}/v2.0`,
        nonce: this.nonces.get(code),
        exp: Math.floor(Date.now() / 1000) + 3600,
      }),
    };
  }
}

/** An error body as Entra writes it. */
export function refusal(code: number, error: string, suberror?: string): Record<string, unknown> {
  return {
    error,
    error_description: `AADSTS${code}: Text. Trace ID: t Correlation ID: c`,
    error_codes: [code],
    timestamp: '2026-11-21 10:00:00Z',
    trace_id: 'trace',
    correlation_id: 'correlation',
    ...(suberror === undefined ? {} : { suberror }),
  };
}
