import type { Observer } from '../../electron/practice/server/dispatch';
import type { CmdletCall } from './cmdlet-contract';
import type { GraphTraffic } from './graph-contract';

/** Everything that went between the product and a practice tenant, whole, in memory only. */
export class Recorder {
  readonly graph: GraphTraffic[] = [];
  readonly cmdlets: CmdletCall[] = [];

  readonly observe: Observer = (host, request, answer) => {
    if (host === 'graph') {
      this.graph.push({
        method: request.method,
        path: request.path,
        query: request.query,
        headers: request.headers,
        body: request.body === '' ? undefined : (JSON.parse(request.body) as unknown),
        // Through JSON, as the client sees it: what is undefined is not there.
        answer: answer === null ? null : { status: answer.status, body: overTheWire(answer.body) },
      });
    }
    if (host === 'exchange') {
      const { parameters } = JSON.parse(request.body) as Pick<CmdletCall, 'parameters'>;
      const body = overTheWire(answer?.body) as { result?: CmdletCall['rows'] } | undefined;
      this.cmdlets.push({
        cmdlet: request.path.replace('/exchange/', ''),
        parameters,
        rows: body?.result ?? null,
      });
    }
  };
}

function overTheWire(body: unknown): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body));
}
