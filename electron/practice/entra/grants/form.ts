import type { PracticeRequest } from '../../server/handler';
import { missingParameter } from '../errors';

/** The form of a token request; a value given twice counts once, the first. */
export class TokenForm {
  private readonly fields: URLSearchParams;

  constructor(request: PracticeRequest) {
    this.fields = new URLSearchParams(request.body);
    const basic = /^basic\s+(\S+)$/iu.exec(request.headers['authorization'] ?? '')?.[1];
    if (basic === undefined) return;
    const [id, secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    if (id !== undefined && !this.fields.has('client_id'))
      this.fields.set('client_id', decodeURIComponent(id));
    if (secret !== undefined) this.fields.set('client_secret', decodeURIComponent(secret));
  }

  /** The field, or null where it is missing or empty. */
  optional(name: string): string | null {
    const value = this.fields.get(name);
    return value === null || value === '' ? null : value;
  }

  /** The field. Throws AADSTS900144 where it is missing. */
  required(name: string): string {
    const value = this.optional(name);
    if (value === null) throw missingParameter(name);
    return value;
  }
}
