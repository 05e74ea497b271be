import { describe, expect, it } from 'vitest';
import { diagnosisPages } from '../../../electron/contract/diagnosis';
import type { SetupLine } from '../../../electron/contract/desk/setups';
import { fixRoutes } from '../../../renderer/pages/diagnose/fix-route';

const fix = diagnosisPages.map((page) => ({ text: page, command: null, page }));
const line = { draft: 'draft-1', status: { id: 'ostendo' } } as SetupLine;

describe('the pages that help with a fix', () => {
  it('are each told once, and lead to the chosen setup', () => {
    const routes = fixRoutes([...fix, ...fix], line);
    expect(routes.map(({ page }) => page)).toEqual([...diagnosisPages]);
    expect(routes.map(({ route }) => route)).toContainEqual({ page: 'plan', draft: 'draft-1' });
    expect(routes.map(({ route }) => route)).toContainEqual({ page: 'proof', setup: 'ostendo' });
  });

  it('leave out those of a setup where none is chosen', () => {
    expect(fixRoutes(fix, null).map(({ page }) => page)).toEqual(['setups', 'sign-in', 'settings']);
    expect(fixRoutes([{ text: 'x', command: null, page: null }], line)).toEqual([]);
  });
});
