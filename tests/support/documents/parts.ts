import { described } from '../../../electron/setup/preflight/catalogue';
import type { Check, Plan, Step } from '../../../electron/contract/plan';

export const contoso = {
  id: 'd2b22c02-e772-4fb0-adac-3af4e9ce989c',
  name: 'Contoso',
  domain: 'contoso.example',
} as const;

export const clientId = 'b1924ee5-e6ac-40b1-b773-cbe1f6a666a3';

const applicationRoles = [
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
  '62e90394-69f5-4237-9190-012177145e10',
  'cf1c38e5-3621-4004-a7cb-879624dced7c',
];

/** What steps need, by whose right they are done. */
export const needs: Readonly<Record<'application' | 'exchange' | 'grant', Step['needs']>> = {
  application: { scopes: ['Application.ReadWrite.All'], anyRole: applicationRoles, exchange: false },
  exchange: { scopes: [], anyRole: [], exchange: true },
  grant: {
    scopes: ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'],
    anyRole: ['e8611ab8-c189-46e8-94e1-60213ab1f814', '62e90394-69f5-4237-9190-012177145e10'],
    exchange: false,
  },
};

/** A step with the defaults of most: reversible, in Exchange, nothing before. */
export function aStep(step: Pick<Step, 'id' | 'kind' | 'group' | 'summary'> & Partial<Step>): Step {
  return {
    before: null,
    after: null,
    warning: null,
    input: {},
    needs: needs.exchange,
    dependsOn: [],
    reversible: true,
    once: false,
    ...step,
  };
}

/** A check with the defaults of one that passes. */
export function aCheck(check: Pick<Check, 'id' | 'title' | 'finding'> & Partial<Check>): Check {
  return described({ status: 'pass', fault: null, who: null, next: null, ms: 140, ...check });
}

type PlanDraft = Pick<Plan, 'spec' | 'checks' | 'steps' | 'setupId'> & Partial<Plan>;

/** A plan of Contoso's, made by its administrator. */
export function aPlan(plan: PlanDraft): Plan {
  return {
    format: 1,
    id: '06b629fb-b5de-475c-94df-b75111178f47',
    tenantId: contoso.id,
    tenantName: contoso.name,
    createdAt: '2026-11-21T10:34:19.063Z',
    createdBy: `admin@${contoso.domain}`,
    observation: 'f3a1',
    notes: [],
    ...plan,
  };
}
