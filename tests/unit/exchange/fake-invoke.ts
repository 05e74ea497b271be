import type { Invoke, Row } from '../../../electron/exchange/invoke';

export interface Call {
  readonly cmdlet: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** An Invoke that answers from a function (an Error is thrown) and records every call. */
export function fakeInvoke(answer: (call: Call) => readonly Row[] | Error): {
  readonly invoke: Invoke;
  readonly calls: Call[];
} {
  const calls: Call[] = [];
  return {
    calls,
    invoke: async (cmdlet, parameters) => {
      calls.push({ cmdlet, parameters });
      const result = answer({ cmdlet, parameters });
      if (result instanceof Error) throw result;
      return { result, warnings: [] };
    },
  };
}
