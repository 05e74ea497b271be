import { beforeAll, describe, expect, it } from 'vitest';
import { applyJob, proveJob } from '../support/job';
import { startTenant } from '../support/tenant';
import type { CmdletCall, CmdletContract } from './cmdlet-contract';
import type { GraphContract, GraphTraffic } from './graph-contract';
import { contracts, reference } from './load-contracts';
import { Recorder } from './recorder';

/** Takes real traffic, breaks one thing of it, and expects that the check says so: a check that cannot fail is none. */
describe.skipIf(reference === undefined)(
  'the contract check bites (skipped where SENDWRIGHT_REFERENCE is not set)',
  () => {
    const recorder = new Recorder();
    let graph: GraphContract;
    let cmdlets: CmdletContract;

    beforeAll(() => {
      ({ graph, cmdlets } = contracts());
    });

    it('is silent about the real thing', async () => {
      const tenant = await startTenant({ observe: recorder.observe, quick: true });
      await applyJob(tenant);
      await proveJob(tenant);
      expect(recorder.graph.flatMap((one) => graph.problems(one))).toEqual([]);
      expect(recorder.cmdlets.flatMap((one) => cmdlets.problems(one))).toEqual([]);
    });

    function real(operation: string): GraphTraffic {
      return recorder.graph.find((one) => graph.operations(one)[0] === operation)!;
    }

    const upsert = "PATCH /applications(uniqueName='{uniqueName}')";
    const addPassword = 'POST /applications/{application-id}/addPassword';
    const sendMail = 'POST /users/{user-id}/sendMail';
    const body = (one: GraphTraffic): object => one.body as object;
    const answered = (one: GraphTraffic): object => one.answer!.body as object;

    const broken: readonly [string, string, (one: GraphTraffic) => Partial<GraphTraffic>, string][] = [
      ['an unknown path', upsert, () => ({ path: '/v1.0/colours' }), 'no such operation'],
      ['beta', upsert, (one) => ({ path: one.path.replace('v1.0', 'beta') }), 'no such operation'],
      ['an unknown verb', upsert, () => ({ method: 'DELETE' }), 'a body where the contract takes none'],
      ['an unknown property', upsert, (one) => ({ body: { ...body(one), colour: 'red' } }), '"colour"'],
      ['a wrong type', upsert, (one) => ({ body: { ...body(one), tags: 'one' } }), '/tags'],
      [
        'a value out of the list',
        sendMail,
        () => ({ body: { message: { importance: 'huge' } } }),
        'importance',
      ],
      ['a missing parameter', sendMail, () => ({ body: {} }), 'Message'],
      ['no body', addPassword, () => ({ body: undefined }), 'no body'],
      [
        'a wrong content type',
        addPassword,
        (one) => ({ headers: { ...one.headers, 'content-type': 'text/plain' } }),
        'text/plain',
      ],
      [
        'an unknown header',
        addPassword,
        (one) => ({ headers: { ...one.headers, prefer: 'x' } }),
        'header prefer',
      ],
      [
        'no token',
        addPassword,
        () => ({ headers: { 'content-type': 'application/json' } }),
        'no access token',
      ],
      [
        'an unknown query option',
        addPassword,
        () => ({ query: new URLSearchParams('$filter=x eq 1') }),
        'query option $filter',
      ],
      [
        'an unknown status',
        addPassword,
        (one) => ({ answer: { ...one.answer!, status: 201 } }),
        'answered 201',
      ],
      [
        'an unknown property in an answer',
        addPassword,
        (one) => ({ answer: { status: 200, body: { ...answered(one), secret: 'x' } } }),
        '"secret"',
      ],
      [
        'a body with 202',
        sendMail,
        () => ({ answer: { status: 202, body: {} } }),
        'answered 202 with a body',
      ],
      [
        'an error of another shape',
        addPassword,
        () => ({ answer: { status: 403, body: { message: 'no' } } }),
        'answered 403',
      ],
    ];

    it.each(broken)('Graph: %s', (_name, operation, change, words) => {
      const one = real(operation);
      expect(graph.problems({ ...one, ...change(one) }).join('\n')).toContain(words);
    });

    type Parts = { requests: { id: string; method: string; url: string; body?: unknown }[] };
    const brokenParts: readonly [string, (parts: Parts, answers: { id: string }[]) => void, string][] = [
      ['an unknown option', ({ requests }) => void (requests[0]!.url += '?$colour=1'), '$colour'],
      ['an unknown path', ({ requests }) => void (requests[0]!.url = '/colours'), 'no such operation'],
      [
        'a property the entity does not have',
        ({ requests }) => void (requests[0]!.url = '/me?$select=colour'),
        'colour',
      ],
      [
        'a filter on such a property',
        ({ requests }) => void (requests[0]!.url = "/users?$filter=colour eq 'x'"),
        'colour',
      ],
      ['a body with GET', ({ requests }) => void (requests[0]!.body = {}), 'takes none'],
      ['a lost answer', (_parts, answers) => void answers.pop(), '0 answers'],
      ['an answer too many', (_parts, answers) => void answers.push({ id: 'x' }), 'nobody asked'],
    ];

    it.each(brokenParts)('a part of a batch: %s', (_name, change, words) => {
      const one = structuredClone({ ...real('POST /$batch'), query: null });
      change(one.body as Parts, (one.answer!.body as { responses: { id: string }[] }).responses);
      expect(graph.problems({ ...one, query: new URLSearchParams() }).join('\n')).toContain(words);
    });

    const brokenCalls: readonly [string, Partial<CmdletCall> & { cmdlet: string }, string][] = [
      ['no such cmdlet', { cmdlet: 'Get-Colour' }, 'no page'],
      ['no such parameter', { cmdlet: 'Get-Mailbox', parameters: { Colour: 'red' } }, 'no parameter Colour'],
      ['on premises only', { cmdlet: 'Get-Mailbox', parameters: { Server: 'x' } }, 'on premises'],
      [
        'a missing parameter',
        { cmdlet: 'New-ManagementScope', parameters: { Name: 'x' } },
        'no parameter set',
      ],
      [
        'two sets at once',
        { cmdlet: 'New-ManagementRoleAssignment', parameters: { Role: 'a', App: 'b', User: 'c' } },
        'no parameter set',
      ],
      [
        'a wrong type',
        { cmdlet: 'Set-Mailbox', parameters: { Identity: 'x', AccountDisabled: 'yes' } },
        'is Boolean',
      ],
      [
        'too long',
        {
          cmdlet: 'New-ManagementScope',
          parameters: { Name: 'x'.repeat(65), RecipientRestrictionFilter: 'x' },
        },
        'longer than 64',
      ],
      [
        'a question that nobody answers',
        { cmdlet: 'Remove-ManagementScope', parameters: { Identity: 'x' } },
        'confirmation',
      ],
      [
        'a result that lacks a property',
        { cmdlet: 'Get-ServicePrincipal', rows: [{ AppId: 'x' }] },
        'lacks ObjectId',
      ],
      [
        'a result with one too many',
        { cmdlet: 'Get-ConnectionInformation', rows: [{ Colour: 'x' }] },
        'has Colour',
      ],
    ];

    it.each(brokenCalls)('a cmdlet: %s', (_name, call, words) => {
      expect(cmdlets.problems({ parameters: {}, rows: null, ...call }).join('\n')).toContain(words);
    });
  },
);
