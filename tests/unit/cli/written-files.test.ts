import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../electron/cli/context';
import { refuseForeign } from '../../../electron/cli/written-files';
import { changeRequestPage } from '../../../electron/handoff/change-request';
import { asBuiltPage } from '../../../electron/handoff/as-built/page';
import type { Step } from '../../../electron/contract/plan';
import { exchangeScript } from '../../../electron/setup/exchange-script/script';
import { sampleBuilt } from '../handoff/as-built/sample';
import { planOf } from '../setup/fakes/job';
import { fakeTenant, specOf } from '../setup/fakes/tenant';

function holding(text: string | null): CliContext {
  const parts: Partial<CliContext> = {
    exists: async () => text !== null,
    readText: async () => text ?? '',
  };
  return parts as CliContext;
}

const customize: Step = {
  ...{ id: 'customize', kind: 'exchange.customize', group: 'exchange', summary: 'Enable it.', before: null },
  ...{ after: null, warning: null, input: {}, dependsOn: [], reversible: false, once: false },
  needs: { scopes: [], anyRole: [], exchange: true },
};

describe('a file that a command is told to write', () => {
  it('may be written over where it is an earlier one of its kind, and only then', async () => {
    const plan = await planOf(fakeTenant(), specOf());
    const script = exchangeScript({ ...plan, steps: [customize] }, () => 'a');
    const texts = {
      plan: `${JSON.stringify(plan, null, 2)}\n`,
      'change-request': changeRequestPage(plan, () => ''),
      'as-built': asBuiltPage(sampleBuilt()),
      'vendor-result': `${JSON.stringify({ format: 1, kind: 'sendwright-vendor-result' }, null, 2)}\n`,
      ...(script === null ? {} : { script: script.text }),
    };
    expect(Object.keys(texts)).toHaveLength(5);
    for (const [kind, text] of Object.entries(texts)) {
      for (const other of ['plan', 'script', 'change-request', 'as-built', 'vendor-result'] as const) {
        const refusal = refuseForeign(holding(text), 'f', other);
        if (kind === other) await expect(refusal).resolves.toBeUndefined();
        else
          await expect(refusal).rejects.toMatchObject({
            code: 'invalid-input',
            message: expect.stringContaining('not overwritten'),
          });
      }
    }
  });

  it('is new, or somebody else’s and left alone', async () => {
    await expect(refuseForeign(holding(null), 'f', 'plan')).resolves.toBeUndefined();
    await expect(refuseForeign(holding('application: Ostendo'), 'job.yaml', 'plan')).rejects.toThrow(
      'job.yaml is already there',
    );
  });
});
