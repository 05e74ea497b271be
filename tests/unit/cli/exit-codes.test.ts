import { describe, expect, it } from 'vitest';
import { applyExitCode } from '../../../electron/cli/commands/apply';
import { planExitCode } from '../../../electron/cli/commands/plan';
import { statusExitCode } from '../../../electron/cli/commands/status';
import { exitCodeOf } from '../../../electron/cli/print-error';
import type { ApplyDocument, PlanDocument, StatusDocument } from '../../../electron/contract/documents';
import { AppError } from '../../../electron/contract/errors';

const plan = (verdict: PlanDocument['verdict'], faults: ('file' | 'tenant')[]): PlanDocument =>
  ({
    verdict,
    plan: { checks: faults.map((fault) => ({ status: 'fail', fault })) },
  }) as unknown as PlanDocument;

describe('exit codes', () => {
  it('tells a wrong file (2) from a tenant that needs a person (3)', () => {
    expect(planExitCode(plan('ready', []))).toBe(0);
    expect(planExitCode(plan('blocked', ['tenant']))).toBe(3);
    expect(planExitCode(plan('blocked', ['tenant', 'file']))).toBe(2);
  });

  it.each([
    ['done', 0],
    ['nothing-to-do', 0],
    ['failed', 1],
    ['needs-person', 3],
    ['waiting', 3],
    ['not-approved', 3],
    ['cancelled', 130],
  ] as const)('apply ending in %s exits %i', (result, code) => {
    expect(applyExitCode({ result, steps: [] } as unknown as ApplyDocument)).toBe(code);
  });

  it('apply exits 3 where nothing but this computer’s keychain failed', () => {
    const failed = (...codes: string[]): ApplyDocument =>
      ({
        result: 'failed',
        steps: codes.map((code) => ({ outcome: { kind: 'failed', error: { code, message: '' } } })),
      }) as unknown as ApplyDocument;
    expect(applyExitCode(failed('keychain-failed'))).toBe(3);
    expect(applyExitCode(failed('keychain-failed', 'throttled'))).toBe(1);
  });

  it('lets the worst setup of a status decide', () => {
    const status = (...states: string[]): StatusDocument =>
      ({ setups: states.map((state) => ({ state })) }) as unknown as StatusDocument;
    expect(statusExitCode(status())).toBe(0);
    expect(statusExitCode(status('proven', 'configured'))).toBe(0);
    expect(statusExitCode(status('proven', 'not-yet-effective'))).toBe(4);
    expect(statusExitCode(status('not-yet-effective', 'partly-applied'))).toBe(3);
    expect(statusExitCode(status('proven', 'removing'))).toBe(3);
    expect(statusExitCode(status('proven', 'removed'))).toBe(0);
    expect(statusExitCode(status('partly-applied', 'proof-failed'))).toBe(1);
  });

  it.each([
    ['invalid-input', 2],
    ['keychain-missing', 3],
    ['permission-denied', 3],
    ['offline', 1],
    ['internal', 1],
    ['cancelled', 130],
  ] as const)('an error %s exits %i', (code, exit) => {
    expect(exitCodeOf(new AppError({ code, message: 'x' }))).toBe(exit);
  });
});
