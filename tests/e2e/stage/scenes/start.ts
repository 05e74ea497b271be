import type { DeskState } from '../../../../electron/contract/desk/state';
import { manyLines } from '../samples';
import { fails, never, type Scenes } from '../scene';

const start = { page: 'start' } as const;
const firstMorning: Partial<DeskState> = {
  ...{ target: null, practice: { kind: 'off' }, signIn: { kind: 'signed-out', error: null } },
};

export const startScenes: Scenes = {
  'start-first-run': { route: start, state: firstMorning, answers: { 'setups.list': () => [] } },
  'start-empty': { route: start, answers: { 'setups.list': () => [] } },
  start: { route: start },
  'start-many': { route: start, answers: { 'setups.list': () => manyLines(200) } },
  'start-searched': {
    route: start,
    answers: { 'setups.list': () => manyLines(200) },
    type: { 'Search setups': '042' },
  },
  'start-nothing-found': {
    route: start,
    answers: { 'setups.list': () => manyLines(200) },
    type: { 'Search setups': 'nobody' },
  },
  'start-loading': { route: start, answers: { 'setups.list': never } },
  'start-error': {
    route: start,
    answers: {
      'setups.list': fails({
        code: 'in-use',
        message: 'The setups are being written by another window of Sendwright.',
        who: 'you',
        next: 'Close the other window, then try again.',
      }),
    },
  },
  'start-notice': {
    route: start,
    state: {
      notices: [
        {
          id: 'n1',
          text: 'The file of the setup “Old one” could not be read; it was set aside and nothing of it was changed.',
        },
      ],
    },
  },
  'start-practice-starting': {
    route: start,
    state: { ...firstMorning, target: { kind: 'practice' }, practice: { kind: 'starting' } },
    answers: { 'setups.list': () => [] },
  },
  'start-practice-failed': {
    route: start,
    state: {
      ...firstMorning,
      target: { kind: 'practice' },
      practice: {
        kind: 'failed',
        error: {
          code: 'internal',
          message: 'The practice tenant could not open a port on this computer.',
          who: 'you',
          next: 'Close what else listens on this computer’s loopback, then choose the practice tenant again.',
        },
      },
    },
    answers: { 'setups.list': () => [] },
  },
};
