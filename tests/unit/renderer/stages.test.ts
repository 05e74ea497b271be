import { describe, expect, it } from 'vitest';
import type { SetupLine, StatusRow } from '../../../electron/contract/desk/setups';
import { stagesOf } from '../../../renderer/state/stages';

const status: StatusRow = {
  ...{ id: 'ostendo', tenant: '5fb6f6b1-2f0c-4f6a-9d3a-3f5f1f1d0e11', tenantName: 'Contoso' },
  ...{ application: 'Ostendo', clientId: '8d4c3b52-0c5f-4a39-9b5e-7c0a4f0e2b11', scoping: 'rbac' },
  ...{ senders: [], state: 'configured', credential: null, lastProof: null, open: [], next: '' },
};
const line: SetupLine = {
  ...{ draft: 'd1', application: 'Ostendo', tenantName: 'Contoso', vendor: 'ostendo' },
  ...{ changedAt: '2026-01-01T00:00:00.000Z', status },
};
const open = (views: ReturnType<typeof stagesOf>) =>
  views.filter(({ route }) => route !== null).map(({ stage }) => stage);
const done = (views: ReturnType<typeof stagesOf>) =>
  views.filter((view) => view.done).map(({ stage }) => stage);

describe('the stages of a setup', () => {
  it('opens nothing before there is a draft', () => {
    const views = stagesOf(null, 'draft');
    expect(open(views)).toEqual([]);
    expect(views.find(({ here }) => here)?.stage).toBe('draft');
  });

  it('opens checks and plan of a draft', () => {
    expect(open(stagesOf({ ...line, status: null }, 'draft'))).toEqual(['draft', 'checks', 'plan']);
  });

  it('opens proof and handoff once there is an application', () => {
    expect(open(stagesOf(line, 'run'))).toEqual(['draft', 'checks', 'plan', 'run', 'proof', 'handoff']);
    const without = { ...line, status: { ...status, clientId: null } };
    expect(open(stagesOf(without, 'run'))).not.toContain('proof');
  });

  it('leaves the draft closed where it lies on another computer', () => {
    expect(open(stagesOf({ ...line, draft: null }, 'proof'))).toEqual(['proof', 'handoff']);
  });

  it('counts the proof as done only where it was proven', () => {
    expect(done(stagesOf(line, 'proof'))).not.toContain('proof');
    expect(done(stagesOf({ ...line, status: { ...status, state: 'proven' } }, 'proof'))).toContain('proof');
  });

  it('counts the handoff as done where the vendor was given what stands now', () => {
    const proven = { ...status, state: 'proven' as const };
    expect(done(stagesOf({ ...line, status: proven }, 'handoff'))).not.toContain('handoff');
    const given = { ...proven, handedOver: true };
    expect(done(stagesOf({ ...line, status: given }, 'handoff'))).toContain('handoff');
  });
});
