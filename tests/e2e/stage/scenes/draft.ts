import type { DraftIssue } from '../../../../electron/contract/desk/draft';
import { draft, draftOf, kept } from '../samples';
import { fails, never, offline, type Scenes } from '../scene';

const fresh = { page: 'draft', draft: null } as const;
const route = { page: 'draft', draft: kept.id } as const;
const issues: DraftIssue[] = [
  { where: 'application', problem: 'expected at least one character' },
  { where: 'senders', problem: 'expected at least one mailbox' },
  { where: 'outsider', problem: 'expected an e-mail address', example: 'ceo@contoso.example' },
];
const wrong = {
  ...kept,
  draft: { ...draft, application: '', senders: [], outsider: '' },
  issues,
};
const many = { ...kept, draft: draftOf(1_000) };
const manyWrong: DraftIssue[] = [
  {
    where: 'senders[1].address',
    problem: 'site-0002@contoso.example stands in the list twice; name each sender once',
  },
  {
    where: 'outsider',
    problem: 'site-0007@contoso.example is also a sender; the outsider must be a mailbox that may not send',
  },
];

export const draftScenes: Scenes = {
  'draft-new': { route: fresh },
  draft: { route },
  'draft-wrong': {
    route,
    answers: { 'setups.draft': () => wrong, 'setups.save': () => wrong },
    press: ['Check and plan'],
  },
  'draft-many': { route, answers: { 'setups.draft': () => many } },
  'draft-many-wrong': {
    route,
    answers: {
      'setups.draft': () => ({ ...many, issues: manyWrong }),
      'setups.save': () => ({ ...many, issues: manyWrong }),
    },
    press: ['Check and plan'],
  },
  'draft-paste': { route, press: ['Paste a list'] },
  'draft-search': { route, type: { 'Add a mailbox': 'con' } },
  'draft-search-offline': {
    route,
    answers: { 'mailboxes.search': offline },
    type: { 'Add a mailbox': 'con' },
  },
  'draft-pasted': {
    route,
    press: ['Paste a list'],
    type: { Addresses: 'a@contoso.example; b@contoso.example' },
  },
  'draft-create': { route, press: ['Create a shared mailbox'] },
  'draft-discard': { route, press: ['Discard'] },
  'draft-certificate': {
    route,
    answers: {
      'setups.draft': () => ({
        ...kept,
        draft: { ...draft, vendor: 'generic', credential: { kind: 'certificate', months: 12 } },
      }),
    },
  },
  'draft-own-certificate': {
    route,
    answers: {
      'setups.draft': () => ({
        ...kept,
        draft: {
          ...draft,
          vendor: 'elegere',
          credential: { kind: 'certificate', months: 12, file: 'vendor.cer' },
          testStage: { address: 'test-sender@contoso.example', create: 'shared' },
        },
      }),
    },
  },
  'draft-vendor-owned': {
    route,
    answers: {
      'setups.draft': () => ({
        ...kept,
        draft: { ...draft, vendor: 'generic', app: { clientId: '8d4c3b52-0c5f-4a39-9b5e-7c0a4f0e2b11' } },
      }),
    },
  },
  'draft-loading': { route, answers: { 'setups.draft': never } },
  'draft-error': {
    route,
    answers: {
      'setups.draft': fails({
        code: 'not-found',
        message: 'This draft is no longer kept here.',
        next: 'Open it from its file, or begin anew.',
      }),
    },
  },
  'draft-offline': {
    route,
    state: { signIn: { kind: 'signed-out', error: null } },
  },
  'draft-unsaved': {
    route,
    answers: {
      'setups.save': fails({
        code: 'internal',
        message: 'The folder of the setups cannot be written: the disk is full.',
        who: 'you',
        next: 'Make room on this computer; what you typed stays here.',
      }),
    },
    press: ['Check and plan'],
  },
};
