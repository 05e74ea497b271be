import type { StatusRow } from '../../../../electron/contract/desk/setups';
import { lineOf, lines, manyLines } from '../samples';
import { never, offline, type Scenes } from '../scene';

const route = { page: 'due' } as const;

const reasons: Readonly<Record<string, Pick<StatusRow, 'due' | 'because' | 'waitsFor'>>> = {
  'helpdesk-notifier': { due: 'now', because: ['the proof does not hold'], waitsFor: 'you' },
  'autologyx-catalyst': {
    ...{ due: 'now', waitsFor: 'an Application Administrator of Contoso' },
    because: ['the credential ends in 9 days', 'the review is overdue since 2026-11-02'],
  },
  elegere: { due: 'soon', because: ['not effective yet'], waitsFor: 'Microsoft’s caches' },
};

const known = lines.map((line) => {
  if (line.status === null) return line;
  const reason = reasons[line.status.id] ?? ({ due: 'none', because: [], waitsFor: null } as const);
  const review = { last: null, next: '2027-01-15', isOverdue: reason.due === 'now', signedBy: null };
  return { ...line, status: { ...line.status, ...reason, review } };
});

const many = manyLines(200).map((line, index) =>
  line.status === null
    ? line
    : lineOf(
        {
          ...line.status,
          ...(index % 9 === 0
            ? { due: 'now' as const, because: ['the proof is older than 90 days'], waitsFor: 'you' }
            : { due: 'none' as const, because: [], waitsFor: null }),
        },
        line.vendor,
        line.changedAt,
      ),
);

export const dueScenes: Scenes = {
  due: { route, answers: { 'setups.list': () => known } },
  'due-empty': { route, answers: { 'setups.list': () => [] } },
  'due-loading': { route, answers: { 'setups.list': never } },
  'due-failed': { route, answers: { 'setups.list': offline } },
  'due-many': { route, answers: { 'setups.list': () => many } },
};
