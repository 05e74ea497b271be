import { describe, expect, it } from 'vitest';
import { routeOfOperation } from '../../../renderer/state/route-of-operation';
import { anOperation } from '../../e2e/stage/operations';
import { lines } from '../../e2e/stage/samples';

const [line] = lines.filter(({ status, draft }) => status !== null && draft !== null);
const setup = line?.status?.id ?? '';

describe('the page of what runs', () => {
  it.each([
    ['plan', { page: 'checks', draft: line?.draft }],
    ['apply', { page: 'run', draft: line?.draft }],
    ['proof', { page: 'proof', setup }],
    ['send', { page: 'send', setup }],
    ['ladder', { page: 'diagnose', setup }],
    ['handoff', { page: 'handoff', setup }],
  ] as const)('of a setup: %s', (kind, route) => {
    expect(routeOfOperation(anOperation(kind, { setup }), lines)).toEqual(route);
  });

  it('of a draft that is no setup yet is found by the draft', () => {
    const drafted = lines.find(({ status }) => status === null)?.draft ?? '';
    expect(routeOfOperation(anOperation('plan', { setup: drafted }), lines)).toEqual({
      page: 'checks',
      draft: drafted,
    });
  });

  it('is none where the setup or its draft is not on this computer', () => {
    expect(routeOfOperation(anOperation('apply', { setup: 'another' }), lines)).toBeNull();
    const elsewhere = lines.map((one) => ({ ...one, draft: null }));
    expect(routeOfOperation(anOperation('apply', { setup }), elsewhere)).toBeNull();
  });
});
