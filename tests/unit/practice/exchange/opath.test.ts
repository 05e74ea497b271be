import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesFilter } from '../../../../electron/practice/exchange/opath/evaluate';
import { parseOpath } from '../../../../electron/practice/exchange/opath/parse';
import { contosoWorld } from '../../../../electron/practice/world/contoso';

const world = contosoWorld();
const matched = (filter: string): string[] =>
  [...world.mailboxes, ...world.groups]
    .filter((one) => matchesFilter(parseOpath(filter), one, world))
    .map((one) => one.alias);
const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;

describe('OPATH filters', () => {
  it('compares without regard to case and combines', () => {
    expect(matched("alias -EQ 'INVOICES'")).toEqual(['invoices']);
    expect(matched("Alias -eq 'invoices' -or (Alias -like 'pay*' -and -not Alias -eq 'x')")).toEqual([
      'invoices',
      'payroll',
    ]);
    expect(matched("RecipientTypeDetails -eq 'SharedMailbox' -and Name -ne 'payroll'")).toEqual([
      'invoices',
      'it-test',
      'reception',
    ]);
  });

  it('lets PrimarySmtpAddress match every proxy address, the trap of facts 6.4', () => {
    expect(matched("PrimarySmtpAddress -eq 'billing@contoso.example'")).toEqual(['invoices']);
    expect(matched("EmailAddresses -eq 'smtp:billing@contoso.example'")).toEqual(['invoices']);
  });

  it('finds direct members by the distinguished name of the group', () => {
    const group = world.groups.find((one) => one.name === 'Finance Mailboxes')!;
    expect(matched(`MemberOfGroup -eq ${quote(group.distinguishedName)}`)).toEqual(['invoices', 'payroll']);
  });

  it.each([
    ['', 'empty'],
    ["Department -eq 'x'", 'recognized'],
    ["Alias -like '*x'", 'wildcard'],
    ["Alias -like 'a*b'", 'wildcard'],
    ["MemberOfGroup -like 'CN=x,DC=y*'", 'wildcard'],
    ['Alias -eq invoices', 'not expected'],
    ['Alias -eq "invoices"', 'not expected'],
    ["Alias -match 'x'", 'not expected'],
    ["Alias eq 'x'", 'not expected'],
    ["Alias -eq 'o'brien'", 'not closed'],
    ["Alias -eq 'o' 'brien'", 'not expected'],
    ["Alias -eq 'x", 'not closed'],
    ["(Alias -eq 'x'", 'ends too early'],
    ["Alias -eq 'x')", 'not expected'],
    ["Alias -eq 'x' -and", 'ends too early'],
    ["Alias -eq 'a' -and Alias -eq 'b' -or Alias -eq 'c'", 'parentheses'],
    ["Guid -eq 'invoices'", 'GUID'],
    ["MemberOfGroup -eq 'Finance Mailboxes'", 'distinguished name'],
    ["RecipientTypeDetails -eq 'Mailbox'", 'recipient type'],
  ])('refuses %s', (filter, why) => {
    expect(() => parseOpath(filter)).toThrow(why);
  });

  it('reads any quoted value back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(parseOpath(`Name -eq ${quote(value)}`)).toEqual({
          kind: 'compare',
          property: 'Name',
          operator: 'eq',
          value,
        });
      }),
    );
  });

  it('never lets a quoted value widen the filter', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (values) => {
        const filter = parseOpath(values.map((value) => `Name -eq ${quote(value)}`).join(' -or '));
        const [mailbox] = world.mailboxes;
        const stranger = { ...mailbox!, name: `${values.join('')}-stranger` };
        expect(matchesFilter(filter, stranger, world)).toBe(false);
        expect(matchesFilter(filter, { ...mailbox!, name: values[0]! }, world)).toBe(true);
      }),
    );
  });
});
