import type { Observer } from '../../electron/practice/server/dispatch';
import type { Secret } from './leak-scan';

/** Everything secret that went over the wire, seen from the practice tenant's side: what a leak scan looks for. */
export class SecretsSeen {
  readonly #found = new Map<string, string>();

  readonly observe: Observer = (host, request, answer) => {
    if (host === 'graph' && request.path.endsWith('/addPassword')) {
      this.#add('client secret', property(answer?.body, 'secretText'));
    }
    if (host === 'entra' && request.path.endsWith('/token')) {
      const form = new URLSearchParams(request.body);
      for (const name of ['code', 'code_verifier', 'client_secret', 'client_assertion', 'refresh_token'])
        this.#add(name, form.get(name));
      for (const name of ['access_token', 'id_token', 'refresh_token'])
        this.#add(name, property(answer?.body, name));
    }
  };

  /** Notes a secret that did not go over the wire. */
  add(name: string, value: string): void {
    this.#add(name, value);
  }

  /** All of them, of tokens the parts that are theirs alone. */
  all(): readonly Secret[] {
    return [...this.#found].map(([value, name]) => ({ name, value }));
  }

  /** How many of a kind: a scan that looks for nothing finds nothing. */
  count(name: string): number {
    return [...this.#found.values()].filter((one) => one === name).length;
  }

  #add(name: string, value: unknown): void {
    if (typeof value !== 'string' || value === '') return;
    // The header of a token says only how it is signed.
    const parts = /^eyJ[^.]*\.[^.]+\.[^.]+$/u.test(value) ? value.split('.').slice(1) : [value];
    // Under the name it was seen by first: a client secret comes by again as what signs the application in.
    for (const part of parts) if (!this.#found.has(part)) this.#found.set(part, name);
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
