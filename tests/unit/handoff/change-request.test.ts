import { describe, expect, it } from 'vitest';
import { changeRequestPage } from '../../../electron/handoff/change-request';
import { planOf } from '../setup/fakes/job';
import { fakeTenant, specOf } from '../setup/fakes/tenant';

const shown = (page: string): string => page.replace(/<style>[\s\S]*?<\/style>/u, '').replace(/\s+/gu, ' ');

describe('the change request', () => {
  it('tells every step, by whose right, and whether it can be undone', async () => {
    const plan = await planOf(fakeTenant(), specOf());
    expect(plan.steps.length).toBeGreaterThan(2);
    const page = shown(changeRequestPage(plan, (step) => `right of ${step.id}`));
    for (const step of plan.steps) expect(page).toContain(`right of ${step.id}`);
    expect(page.split('Reversible').length - 1).toBe(plan.steps.length);
    expect(page).toContain('invoices@contoso.example');
    expect(page).toContain('Remove-ManagementScope, after the role assignment.');
    expect(page.split('Lost by going back').length - 1).toBe(plan.steps.length);
    expect(page).not.toContain('no description');
    expect(page).toContain('ceo@contoso.example');
  });

  it('calls the risk of an access policy by its name, and escapes what it shows', async () => {
    const plan = await planOf(fakeTenant(), specOf());
    const page = shown(
      changeRequestPage(
        { ...plan, tenantName: '<b>Contoso', spec: { ...plan.spec, scoping: 'accessPolicy' } },
        () => '',
      ),
    );
    expect(page).toContain('for the whole tenant');
    expect(page).not.toContain('<b>');
  });
});
