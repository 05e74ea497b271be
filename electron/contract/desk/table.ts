import { z } from 'zod';
import { diagnosisTextLimit } from '../bounded-text';
import type { InvokeChannel } from '../channels';
import { planDocumentSchema, receiptDocumentSchema } from '../documents';
import { diagnosisDocumentSchema } from '../diagnosis';

import type { ErrorCode } from '../errors';
import { gateDocumentSchema, signOffKinds } from '../go-live';
import { aboutSchema, deskSettingsSchema, logLineSchema } from './app';
import { draftSchema, keptDraftSchema } from './draft';
import { checkSchema } from '../plan';
import { copiedSchema, copySchema, handoffPreviewSchema, recipientSchema, sealForSchema } from './handoff';
import { done, id, nothing, saved, shortText } from './limits';
import { startedSchema } from './operation';
import {
  mailboxLineSchema,
  profileLineSchema,
  proofBySchema,
  setupDetailSchema,
  setupLineSchema,
} from './setups';
import { openLinkSchema, signInStartSchema, targetSchema } from './sign-in';
import { deskStateSchema } from './state';
import { supportFileSchema } from '../support';

/** One channel: what it takes, what it answers, and which codes its failures have besides `internal`. */
export interface ChannelEntry {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly errors: readonly ErrorCode[];
}

const ofDraft = z.strictObject({ draft: id });
const ofSetup = z.strictObject({ setup: id });
/** Mailboxes and users whose licence goes too: none but these. */
const removalSchema = z.strictObject({
  setup: id,
  mailboxes: z.array(shortText).max(200),
  licences: z.array(shortText).max(200),
});
/** What a person wants of a renewal; all left out: go on with it, or begin one as the setup file says. */
const rotationSchema = z.strictObject({
  setup: id,
  kind: z.enum(['secret', 'certificate']).optional(),
  months: z.int().min(1).max(24).optional(),
  by: z.iso.date().optional(),
  confirm: shortText.min(1).optional(),
  abort: z.boolean().optional(),
  withResult: z.boolean().optional(),
});
const file = ['in-use', 'invalid-input', 'unsupported'] as const;
/** Of whatever asks the tenant at once: tokens are renewed on the way, and that may be refused as any sign-in. */
const online = [
  ...(['not-signed-in', 'interaction-required', 'consent-required', 'policy-refused'] as const),
  ...(['permission-denied', 'tenant-mismatch', 'preflight-failed', 'cancelled'] as const),
  ...(['offline', 'timeout', 'throttled', 'answer-lost'] as const),
] as const;
const start = ['conflict', 'not-found', 'not-signed-in', 'invalid-input'] as const;

/** All channels from the window to main. Long operations answer at once and go on as events. */
export const channelTable = {
  'app.state': { input: nothing, output: deskStateSchema, errors: [] },
  'app.about': { input: nothing, output: aboutSchema, errors: [] },
  'app.openLink': { input: openLinkSchema, output: done, errors: ['not-found', 'refused'] },
  'target.choose': { input: z.strictObject({ target: targetSchema }), output: done, errors: ['conflict'] },
  'signIn.start': { input: signInStartSchema, output: done, errors: ['conflict', 'invalid-input'] },
  'signIn.cancel': { input: nothing, output: done, errors: [] },
  'signIn.signOut': { input: nothing, output: done, errors: ['conflict'] },
  'setups.list': { input: nothing, output: z.array(setupLineSchema), errors: file },
  'setups.detail': { input: ofSetup, output: setupDetailSchema, errors: [...file, 'not-found'] },
  /** The renewals and reviews of all setups as a calendar file. */
  'setups.calendar': { input: nothing, output: saved, errors: file },
  'setups.draft': { input: ofDraft, output: keptDraftSchema, errors: [...file, 'not-found'] },
  /** A draft without an id is new. Saved as it is, wrong or not; what is wrong is answered. */
  'setups.save': {
    input: z.strictObject({ id: id.nullable(), draft: draftSchema }),
    output: keptDraftSchema,
    errors: [...file, 'not-found'],
  },
  'setups.discard': { input: ofDraft, output: done, errors: [...file, 'not-found', 'conflict'] },
  /** Opens a setup file through a dialog; null where none was chosen. */
  'setups.import': { input: nothing, output: keptDraftSchema.nullable(), errors: file },
  'setups.export': { input: ofDraft, output: saved, errors: [...file, 'not-found'] },
  /** Takes a certificate through a dialog and keeps it beside the draft. */
  'setups.attachCertificate': {
    input: ofDraft,
    output: z.object({ file: z.string() }).nullable(),
    errors: [...file, 'not-found'],
  },
  'profiles.list': { input: nothing, output: z.array(profileLineSchema), errors: [] },
  'mailboxes.search': {
    input: z.strictObject({ text: shortText }),
    output: z.object({ found: z.array(mailboxLineSchema), more: z.boolean() }),
    errors: online,
  },
  /** One check made again by its id; what it found now, nothing where there is no longer anything to say. */
  'checks.again': {
    input: z.strictObject({ draft: id, check: shortText.min(1) }),
    output: z.array(checkSchema),
    errors: [...start, ...online, 'keychain-missing', 'keychain-failed'],
  },
  'plan.make': {
    input: z.strictObject({ draft: id, goLive: z.boolean() }),
    output: startedSchema,
    errors: start,
  },
  /** The last plan that was made of a draft, as long as the app runs. */
  'plan.current': { input: ofDraft, output: planDocumentSchema.nullable(), errors: ['not-found'] },
  'plan.export': {
    input: z.strictObject({
      draft: id,
      as: z.enum(['plan', 'change-request', 'exchange-script', 'security-request']),
    }),
    output: saved,
    errors: [...file, 'not-found', 'preflight-failed'],
  },
  /** Approves exactly the plan of this id and runs it (design rule 1). */
  'run.start': {
    input: z.strictObject({ draft: id, plan: id, wait: z.boolean() }),
    output: startedSchema,
    errors: [...start, 'plan-stale', 'preflight-failed'],
  },
  /** Null where the vendor's result was to be chosen and was not. */
  'proof.start': {
    input: z.strictObject({
      ...{ setup: id, wait: z.boolean(), allSenders: z.boolean() },
      by: proofBySchema.optional(),
    }),
    output: startedSchema.nullable(),
    errors: start,
  },
  'proof.export': { input: ofSetup, output: saved, errors: [...file, 'not-found'] },
  'send.start': {
    input: z.strictObject({ setup: id, from: shortText, to: shortText }),
    output: startedSchema,
    errors: start,
  },
  'handoff.preview': { input: ofSetup, output: handoffPreviewSchema, errors: [...file, 'not-found'] },
  /** Puts one field on the clipboard by way of main; of a secret the window sees nothing. */
  'handoff.copy': {
    input: copySchema,
    output: copiedSchema,
    errors: ['not-found', 'refused', 'keychain-missing', 'keychain-failed', 'unsupported'],
  },
  /** Chooses a recipient's public key through a dialog. */
  'handoff.chooseRecipient': { input: ofSetup, output: recipientSchema.nullable(), errors: file },
  /** Asks for the folder through a dialog; null where none was chosen. */
  'handoff.start': {
    input: z.strictObject({ setup: id, sealFor: sealForSchema }),
    output: startedSchema.nullable(),
    errors: [...start, 'refused', 'preflight-failed', 'keychain-missing', 'keychain-failed'],
  },
  /** The generated passphrase, exactly once (design rule 4); null where it was taken or there is none. */
  'handoff.takePassphrase': {
    input: z.strictObject({ operation: id }),
    output: z.object({ passphrase: z.string().nullable() }),
    errors: [],
  },
  'handoff.asBuilt': { input: ofSetup, output: saved, errors: [...file, 'not-found'] },
  /** Takes the vendor's receipt through a dialog; null where none was chosen. */
  'handoff.takeReceipt': {
    input: ofSetup,
    output: receiptDocumentSchema.nullable(),
    errors: [...file, 'not-found', 'refused', 'not-signed-in', 'keychain-failed'],
  },
  /** Whether the setup may go live, as the tenant and the words that were given tell it now. */
  'goLive.read': {
    input: ofSetup,
    output: gateDocumentSchema,
    errors: [...file, ...online, 'not-found'],
  },
  'goLive.sign': {
    input: z.strictObject({
      ...{ setup: id, what: z.enum(signOffKinds), by: shortText, on: z.iso.date() },
      note: shortText.optional(),
    }),
    output: done,
    errors: [...file, 'not-found'],
  },
  'goLive.export': {
    input: ofSetup,
    output: saved,
    errors: [...file, ...online, 'not-found'],
  },
  /**
   * Begins or goes on with the renewal of a credential; what is to be written is asked for (design rule 1). Null where the
   * vendor's result was to be chosen and was not.
   */
  'rotation.start': { input: rotationSchema, output: startedSchema.nullable(), errors: start },
  /** Holds a setup as the tenant tells it now against what was agreed; writes nothing to the tenant. */
  'review.start': { input: ofSetup, output: startedSchema, errors: start },
  /** The last review of this window, as a page or as a table. */
  'review.export': {
    input: z.strictObject({ setup: id, as: z.enum(['page', 'table']) }),
    output: saved,
    errors: [...file, 'not-found'],
  },
  /** What would be taken away of a setup, and what stays; a question to the tenant, nothing more. */
  'removal.look': { input: removalSchema, output: startedSchema, errors: start },
  /** Asks for the plan as it is then, and carries it out (design rule 1). */
  'removal.start': { input: removalSchema, output: startedSchema, errors: start },
  /** Brings back what was taken away, by a plan that is asked for as well. */
  'removal.restore': { input: ofSetup, output: startedSchema, errors: start },
  /** What was taken away and looked at, as a page. */
  'removal.export': { input: ofSetup, output: saved, errors: [...file, 'not-found', 'refused'] },
  /** Deletes what this computer knows of a setup that is taken away. */
  'removal.forget': { input: ofSetup, output: done, errors: [...file, 'not-found', 'refused'] },
  /** What a person says to the question that an operation waits with. */
  'operation.answer': {
    input: z.strictObject({ operation: id, yes: z.boolean() }),
    output: done,
    errors: [],
  },
  /** What a pasted error means. Nothing of the text is kept, and no secret of it comes back. */
  'diagnosis.text': {
    input: z.strictObject({ text: z.string().min(1).max(diagnosisTextLimit) }),
    output: diagnosisDocumentSchema,
    errors: [],
  },
  /** Climbs the ladder of a setup for one of its senders; `send`: with one test mail at its end. */
  'diagnosis.climb': {
    input: z.strictObject({ setup: id, from: shortText.nullable(), send: z.boolean() }),
    output: startedSchema,
    errors: start,
  },
  /** Makes the support bundle of a setup and shows it; with the ladder that was climbed last, where it was this setup's. */
  'diagnosis.bundle': {
    input: ofSetup,
    output: z.object({ files: z.array(supportFileSchema) }),
    errors: [...file, 'not-found'],
  },
  /** Saves exactly the bundle that was shown last, through a dialog. */
  'diagnosis.saveBundle': { input: ofSetup, output: saved, errors: [...file, 'not-found'] },
  'operation.cancel': { input: z.strictObject({ operation: id }), output: done, errors: [] },
  'operation.dismiss': { input: z.strictObject({ operation: id }), output: done, errors: ['conflict'] },
  'settings.read': { input: nothing, output: deskSettingsSchema, errors: file },
  'settings.write': { input: deskSettingsSchema, output: deskSettingsSchema, errors: file },
  'log.read': { input: nothing, output: z.array(logLineSchema), errors: [] },
  'log.export': { input: nothing, output: saved, errors: file },
} as const satisfies Record<InvokeChannel, ChannelEntry>;

export type ChannelTable = typeof channelTable;
export type InputOf<C extends InvokeChannel> = z.input<ChannelTable[C]['input']>;
export type ParsedOf<C extends InvokeChannel> = z.output<ChannelTable[C]['input']>;
export type OutputOf<C extends InvokeChannel> = z.output<ChannelTable[C]['output']>;
