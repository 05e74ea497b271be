import { request } from 'node:https';
import type { PracticeInfo } from '../../electron/contract/practice-info';
import type { Fault } from '../../electron/practice/world/faults';
import type { ServedRequest } from '../../electron/practice/world/world';

/** The practice tenant's control endpoint, as a test's hand on the tenant. */
export class Control {
  constructor(
    private readonly info: PracticeInfo,
    private readonly ca: string,
  ) {}

  async requests(): Promise<readonly ServedRequest[]> {
    return (await this.call('GET', '/requests')) as readonly ServedRequest[];
  }

  async faults(faults: readonly (Partial<Fault> & Pick<Fault, 'match' | 'kind'>)[]): Promise<void> {
    await this.call('POST', '/faults', faults);
  }

  async advance(seconds: number): Promise<void> {
    await this.call('POST', '/clock', { advance: seconds });
  }

  async world(): Promise<Record<string, unknown>> {
    return (await this.call('GET', '/world')) as Record<string, unknown>;
  }

  async patchWorld(change: unknown): Promise<void> {
    await this.call('POST', '/world', change);
  }

  private async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const url = new URL(`${this.info.control}${path}`);
    return new Promise((resolve, reject) => {
      const sent = request(
        url,
        { method, ca: this.ca, headers: { 'content-type': 'application/json' } },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          response.on('end', () => {
            if ((response.statusCode ?? 500) < 300) resolve(text === '' ? null : JSON.parse(text));
            else reject(new Error(`${method} ${path}: ${response.statusCode ?? ''} ${text}`));
          });
        },
      );
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
