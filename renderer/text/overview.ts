import type { StatusRow } from '../../electron/contract/desk/setups';
import type { NextAction } from '../pages/overview/next-action';
import { countText, expiryText, minuteText } from './format';

const states: Readonly<Record<StatusRow['state'], string>> = {
  planned: 'Planned',
  'partly-applied': 'Partly set up',
  failed: 'Stopped',
  configured: 'Set up, not proven yet',
  'not-yet-effective': 'Set up, not yet effective',
  proven: 'Proven',
  'proof-failed': 'Not as agreed',
  expired: 'Credential ended',
  removing: 'Being taken back',
  removed: 'Taken back',
};

const actions: Readonly<
  Record<NextAction, { readonly lead: string; readonly button: string; readonly short: string }>
> = {
  plan: {
    lead: 'Nothing was written yet. The next thing is the plan.',
    button: 'Go to the plan',
    short: 'Read the plan',
  },
  'go-on': {
    lead: 'Some steps are still open. Going on reads the tenant and does only what is missing.',
    button: 'Read again and go on',
    short: 'Go on with what is open',
  },
  prove: {
    lead: 'Everything is configured. Whether it holds, only real mail can tell.',
    button: 'Prove it',
    short: 'Prove it',
  },
  'hand-over-first': {
    lead: 'Everything is configured, and Exchange says who may send. Only the vendor can sign in as the application: it proves the rest, and needs its folder for that.',
    button: 'Hand it over',
    short: 'Hand it over, so that the vendor can prove it',
  },
  'vendor-proves': {
    lead: 'The vendor has its folder. It proves with its own key, as the page there says, and sends you the result.',
    button: 'Take the vendor’s result',
    short: 'Take the result of the vendor’s proof',
  },
  wait: {
    lead: 'Everything is configured; Exchange’s caches have not caught up. Only time is missing.',
    button: 'See the clock',
    short: 'Wait, then prove it again',
  },
  mend: {
    lead: 'The last proof found that it is not as agreed. The plan shows what is different and offers to mend it.',
    button: 'Plan again',
    short: 'See what differs, and mend it',
  },
  'go-live': {
    lead: 'The test stage is proven. Going live lets the agreed senders in and takes the test mailbox out.',
    button: 'Plan to go live',
    short: 'Go live',
  },
  'hand-over': {
    lead: 'It is proven: it sends from exactly the agreed mailboxes. The vendor can have what it needs.',
    button: 'Hand it over',
    short: 'Hand it over',
  },
  'see-mail': {
    lead: 'It is proven and handed over. Once the vendor’s system has sent a message, proving again finds it.',
    button: 'Look for the vendor’s mail',
    short: 'Handed over: wait for the vendor’s first mail',
  },
  nothing: {
    lead: 'It is proven, and the vendor has taken it over. Nothing is to be done until the credential is renewed.',
    button: 'See the proof',
    short: 'Nothing: the vendor uses it',
  },
  'go-on-removing': {
    lead: 'It is being taken back, and not all of it is gone. Going on reads the tenant and takes away what is left.',
    button: 'See where it stands',
    short: 'Go on with taking it back',
  },
  removed: {
    lead: 'It was taken back: nothing of it is left in the tenant but what was kept on purpose.',
    button: 'See what was looked at',
    short: 'Nothing: it was taken back',
  },
  renew: {
    lead: 'The credential has ended, so the application cannot sign in. A new one is made beside it and handed over.',
    button: 'Renew it',
    short: 'Make a new credential',
  },
};

/** One setup at a glance. */
export const overviewText = {
  loading: 'Reading the setup',
  lead: (tenant: string, senders: number) =>
    `${tenant}, ${countText(senders, 'agreed mailbox', 'agreed mailboxes')}.`,
  states,
  actions,
  /** The same in one line; `time`: not worth a look before. */
  next: (action: NextAction, open: number, time: string | null) => {
    const { short } = actions[action];
    if (action === 'go-on' && open > 0) return `${short}: ${countText(open, 'step', 'steps')}`;
    if (time === null || (action !== 'prove' && action !== 'wait')) return short;
    return `Prove it after ${minuteText(time)}`;
  },
  noDraft: 'This setup was made on another computer. Open its setup file here to plan changes.',
  importFile: 'Open its setup file',
  stage: { test: 'Test stage', live: 'Live' },
  endsSoon: (daysLeft: number) =>
    `Its credential ${expiryText(daysLeft)}. Without a new one no mail is sent from that day on.`,
  effect: (time: string) => `Next look ${minuteText(time)}`,
  open: (count: number) => `${countText(count, 'step is', 'steps are')} open`,
  reach: 'What the application reaches',
  reachNever: 'Not measured yet: the proof does that.',
  path: 'The way of a mail',
  expiry: 'The credential',
  facts: 'Facts',
  clientId: 'Client id',
  tenantId: 'Tenant id',
  scoping: 'Limited by',
  scopings: {
    rbac: 'Exchange role with a scope (RBAC for Applications)',
    accessPolicy: 'Grant with an application access policy (legacy)',
  },
  senders: 'Agreed mailboxes',
  more: (count: number) => `Show ${countText(count, 'more', 'more')}`,
  lastProof: 'Last proof',
  never: 'none yet',
  takenOver: 'Taken over by',
  takenOverBy: (by: string, time: string, isCurrent: boolean) =>
    `${by}, ${minuteText(time)}${isCurrent ? '' : ' (with an earlier credential)'}`,
  acceptance: 'The vendor’s own mail',
  acceptanceSeen: (from: string, time: string) => `first seen ${minuteText(time)}, from ${from}`,
  acceptanceNot: 'not seen yet',
  places: 'Go to',
  toProof: 'Proof',
  toSend: 'Test send',
  toHandoff: 'Handoff',
  toGoLive: 'Going live',
  toDiagnose: 'Find where it breaks',
  toRotation: 'Renew the credential',
  toReview: 'Review',
  toRemoval: 'Take it back',
  toChecks: 'Checks',
  toPlan: 'Plan',
  toDraft: 'Change the setup',
  portal: 'See it in the Entra admin center',
} as const;
