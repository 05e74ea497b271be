import { request as httpRequest } from 'node:http';
import { readPage } from './sign-in-form';
import type { PageForm, ReadPage } from './sign-in-form';

/** Whom the script signs in, and how it answers. */
export interface ScriptedAccount {
  readonly username: string;
  readonly password: string;
  /** What to do on a consent page; default accept. */
  readonly consent?: 'accept' | 'refuse';
  /** Default 123456, the practice tenant's only code. */
  readonly mfaCode?: string;
  /** The code a device shows, where the device page asks for it. */
  readonly userCode?: string;
}

/** The sign-in could not be walked to its end; `aadsts` is Entra's code where the page named one. */
class SignInScriptError extends Error {
  override readonly name = 'SignInScriptError';
  readonly aadsts: number | null;

  constructor(message: string) {
    super(message);
    const code = /AADSTS(\d+)/u.exec(message)?.[1];
    this.aadsts = code === undefined ? null : Number(code);
  }
}

interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly body: string;
}

/** A browser of one tab: plain http on loopback only, and cookies. */
class Tab {
  private readonly cookies = new Map<string, string>();

  async open(url: URL, form: URLSearchParams | null): Promise<Answer> {
    if (url.protocol !== 'http:' || !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) {
      throw new SignInScriptError(`The script opens pages of the practice tenant only, not ${url.origin}.`);
    }
    return new Promise((resolve, reject) => {
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = {
        ...(cookie === '' ? {} : { cookie }),
        ...(form === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      };
      const sent = httpRequest(
        url,
        { method: form === null ? 'GET' : 'POST', headers, agent: false },
        (answer) => {
          for (const line of answer.headers['set-cookie'] ?? []) {
            const [name, value] = (line.split(';')[0] ?? '').split('=');
            if (name !== undefined && value !== undefined) this.cookies.set(name, value);
          }
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const body = Buffer.concat(chunks).toString('utf8');
            resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? null, body });
          });
        },
      );
      sent.on('error', reject);
      sent.end(form?.toString());
    });
  }
}

/** The fields a person would fill in on this page, and the button pressed. */
function filledIn(form: PageForm, account: ScriptedAccount): Record<string, string> {
  switch (form.step) {
    case 'account':
      return { account: '' };
    case 'username':
      return { loginfmt: account.username };
    case 'password': {
      // The application may have hinted at somebody else.
      const isOurs = form.hidden['username']?.toLowerCase() === account.username.toLowerCase();
      return isOurs ? { passwd: account.password, action: 'go' } : { action: 'other' };
    }
    case 'mfa':
      return { otc: account.mfaCode ?? '123456', action: 'go' };
    case 'consent':
      return { action: account.consent === 'refuse' ? 'cancel' : 'accept' };
    case 'admin-approval':
      return { action: 'cancel' };
    case 'device-code':
      if (account.userCode === undefined) throw new SignInScriptError('The device page asks for a code.');
      return { otc: account.userCode };
    case 'device-confirm':
      return { action: 'go' };
    case 'form-post':
      return {};
    default:
      throw new SignInScriptError(`The sign-in page asks something unknown: ${form.step}.`);
  }
}

function stopAt(page: ReadPage, status: number): 'done' | null {
  if (page.end === 'error') throw new SignInScriptError(page.error ?? 'The sign-in failed.');
  // A page that comes back with an error would come back again: the script gives one answer only.
  if (page.error !== null) throw new SignInScriptError(page.error);
  if (page.end === 'done') return 'done';
  if (page.form === null) throw new SignInScriptError(`The sign-in page answered ${status} without a form.`);
  return null;
}

/**
 * Walks the practice tenant's sign-in pages from `url` (authorize or device page) as a browser would, to the
 * application's loopback address at the end. Throws SignInScriptError where a page ends in an error; a refusal
 * that goes back to the application (consent, admin approval) is the application's to report.
 */
export async function signInAs(url: string, account: ScriptedAccount): Promise<void> {
  const tab = new Tab();
  const first = new URL(url);
  let at = first;
  let form: URLSearchParams | null = null;
  for (let pages = 0; pages < 20; pages += 1) {
    const answer: Answer = await tab.open(at, form);
    if (at.origin !== first.origin) return;
    if (answer.location !== null && answer.status >= 300 && answer.status < 400) {
      at = new URL(answer.location, at);
      form = null;
      continue;
    }
    const page = readPage(answer.body);
    if (stopAt(page, answer.status) === 'done' || page.form === null) return;
    at = new URL(page.form.action, at);
    form = new URLSearchParams({ ...page.form.hidden, ...filledIn(page.form, account) });
  }
  throw new SignInScriptError('The sign-in did not end after 20 pages.');
}
