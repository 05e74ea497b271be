import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import data from '../../electron/exchange/cmdlet-data/cmdlets.data.json';

const reference = process.env.SENDWRIGHT_REFERENCE;

interface Page {
  readonly supportsShouldProcess: boolean;
  readonly parameterSets: readonly { readonly name: string; readonly mandatory: readonly string[] }[];
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    readonly exchangeOnline: boolean;
  }[];
}

describe('cmdlet data against the reference', () => {
  if (reference === undefined) {
    it.skip('skipped: SENDWRIGHT_REFERENCE is not set, so there is no reference to compare with', () =>
      undefined);
    return;
  }
  const pages = (
    JSON.parse(readFileSync(join(reference, 'exchange-cmdlets.json'), 'utf8')) as {
      cmdlets: Record<string, Page>;
    }
  ).cmdlets;

  it('has every cmdlet and no other', () => {
    expect(Object.keys(data.cmdlets)).toEqual(Object.keys(pages));
  });

  it.each(Object.keys(pages))('%s has the same parameters, types, sets and marks', (name) => {
    const page = pages[name]!;
    const trimmed = data.cmdlets[name as keyof typeof data.cmdlets] as unknown as {
      shouldProcess: boolean;
      sets: Record<string, { mandatory: string[] }>;
      parameters: Record<string, { type: string; online?: boolean }>;
    };
    expect(trimmed.shouldProcess).toBe(page.supportsShouldProcess);
    expect(
      Object.entries(trimmed.parameters).map(([key, { type, online }]) => [key, type, online !== false]),
    ).toEqual(page.parameters.map((one) => [one.name, one.type, one.exchangeOnline]));
    const optional = data.about.corrections.find((one) => one.cmdlet === name)?.optional ?? [];
    expect(Object.entries(trimmed.sets).map(([key, set]) => [key, set.mandatory])).toEqual(
      page.parameterSets.map((set) => [set.name, set.mandatory.filter((one) => !optional.includes(one))]),
    );
  });
});
