import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../electron/cli/context';
import { createProgram } from '../../../electron/cli/program';
import { diagnoseText } from '../../../electron/diagnosis/recognise';
import { codesOf, errorsByCode, knownErrors } from '../../../electron/diagnosis/tables';

const program = createProgram({ out: () => undefined } as unknown as CliContext, '0');

/** The table of facts 5.1, number by number. */
const tokenEndpoint =
  '700016 90002 900023 90038 900432 900382 7000215 7000222 7000218 700025 700027 700024 700030 50012 50027 50048 70011 700022 28002 28003 500011 650052 65001 65002 65004 650056 650057 65005 90094 90095 50034 50020 50126 50053 50055 50057 50058 50072 50074 50076 50078 50079 50097 50129 53000 53001 53003 530032 530035 53011 530034 50105 50011 500021 500022 70016 70018 70019 90119 90120 90121 54005 700082 70043 50173 50196 90055 70001 7000112 90093 1002016 9001023 50194 50032';
const oauthWords =
  'invalid_request invalid_grant unauthorized_client invalid_client unsupported_grant_type invalid_resource interaction_required temporarily_unavailable';
const graph =
  'InvalidAuthenticationToken Authorization_RequestDenied Authorization_IdentityNotFound Request_ResourceNotFound Request_BadRequest NoBackingApplicationObject Directory_QuotaExceeded Directory_ResourceSizeExceeded Directory_ConcurrencyViolation CredentialInvalidLifetimeAsPerAppPolicy CredentialTypeNotAllowedAsPerAppPolicy SignInAudienceNotAllowedAsPerAppPolicy Authentication_RequestFromNonPremiumTenantOrB2CTenant insufficient_claims TooManyRequests';
const mail =
  'ErrorAccessDenied ErrorSendAsDenied ErrorInvalidUser ResourceNotFound MailboxNotEnabledForRESTAPI MailboxNotSupportedForRESTAPI NoPermissionsInAccessToken ErrorMimeContentInvalidBase64String ErrorExceededMessageLimit ErrorMessageSizeExceeded ApplicationThrottled MailboxConcurrency UnknownError';
const limits = '5.7.233 5.7.236';

describe('the error table', () => {
  it('knows every code of facts section 5', () => {
    const wanted = [
      ...tokenEndpoint.split(' ').map((number) => `AADSTS${number}`),
      ...[oauthWords, graph, mail, limits].flatMap((words) => words.split(' ')),
    ];
    expect(wanted.filter((code) => !errorsByCode.has(code.toLowerCase()))).toEqual([]);
  });

  it('names each cause once', () => {
    const ids = knownErrors.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('leaves no doubt which entry a code means', () => {
    const twice = [...errorsByCode].filter(([, entries]) => {
      const cases = entries.map(({ when = [] }) => [...when].sort().join());
      return new Set(cases).size !== cases.length;
    });
    expect(twice.map(([code]) => code)).toEqual([]);
  });

  it.each(knownErrors)('$id: says cause, who, what to do and where that stands', (entry) => {
    expect(entry.cause).toMatch(/[.)]$/u);
    expect(entry.who).not.toBe('');
    expect(entry.fix.length).toBeGreaterThan(0);
    expect(entry.source).not.toBe('');
    expect(codesOf(entry).length + (entry.hints ?? []).length).toBeGreaterThan(0);
    for (const hint of entry.hints ?? []) expect(hint).toBe(hint.toLowerCase());
  });

  const plainly = knownErrors.filter(({ when }) => when === undefined);
  it.each(plainly)('$id: is found by each of its codes', (entry) => {
    for (const code of codesOf(entry)) {
      const given = /^\d/u.test(code)
        ? `Remote server returned '550 ${code} refused'`
        : `failed: ${code} (x)`;
      const { findings, result } = diagnoseText(given);
      expect([result, findings.map(({ id }) => id)]).toEqual(['recognised', [entry.id]]);
    }
  });

  it.each(knownErrors.flatMap(({ id, hints = [] }) => hints.map((hint) => ({ id, hint }))))(
    '$id: is possible by "$hint"',
    ({ id, hint }) => {
      const { findings, result } = diagnoseText(`Something went wrong. ${hint.toUpperCase()}.`);
      if (result === 'possible') expect(findings.map((finding) => finding.id)).toContain(id);
      // A phrase may hold a code itself: then that decides.
      else expect(result).toBe('recognised');
    },
  );

  it('sends nobody to a command or option that is not there', () => {
    const commands = knownErrors.flatMap(({ id, fix }) =>
      fix.flatMap((step) =>
        typeof step === 'string' || step.command === undefined ? [] : [{ id, command: step.command }],
      ),
    );
    expect(commands.length).toBeGreaterThan(20);
    for (const { id, command } of commands) {
      const [tool, name, ...rest] = command.split(' ');
      const found = program.commands.find((one) => one.name() === name);
      const options = rest.filter((word) => word.startsWith('--'));
      const known = found?.options.map(({ long }) => long) ?? [];
      expect([id, tool, options.filter((option) => !known.includes(option))]).toEqual([id, 'sendwright', []]);
    }
  });
});
