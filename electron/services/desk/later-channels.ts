import type { DeskClipboard } from './clipboard';
import type { DeskContext } from './context';
import type { Passphrases } from './passphrases';
import { whenAsked } from './when-asked';

/** What a page does once somebody works with it; each part is loaded with its first channel. */
export function laterChannels(desk: DeskContext, clipboard: DeskClipboard, passphrases: Passphrases) {
  return {
    ...preparing(desk),
    ...working(desk),
    ...keepingUp(desk),
    ...whenAsked(
      [
        ...(['handoff.preview', 'handoff.copy', 'handoff.chooseRecipient'] as const),
        ...(['handoff.start', 'handoff.takePassphrase', 'handoff.asBuilt'] as const),
      ],
      async () => (await import('./handoff-channels')).handoffChannels(desk, clipboard, passphrases),
    ),
  };
}

function preparing(desk: DeskContext) {
  return {
    ...whenAsked(['app.about'], async () => (await import('./about')).aboutChannels(desk)),
    ...whenAsked(['profiles.list'], async () => (await import('./profile-list')).profileChannels()),
    ...whenAsked(['setups.draft', 'setups.save', 'setups.discard'], async () =>
      (await import('./draft-channels')).draftChannels(desk),
    ),
    ...whenAsked(['setups.import', 'setups.export', 'setups.attachCertificate'], async () =>
      (await import('./draft-transfer')).draftTransferChannels(desk),
    ),
    ...whenAsked(['mailboxes.search'], async () =>
      (await import('./mailbox-channels')).mailboxChannels(desk),
    ),
  };
}

function working(desk: DeskContext) {
  return {
    ...whenAsked(['checks.again', 'plan.make', 'plan.current', 'run.start', 'send.start'], async () =>
      (await import('./run-channels')).runChannels(desk),
    ),
    ...whenAsked(['proof.start', 'handoff.takeReceipt'], async () =>
      (await import('./proof-channels')).proofChannels(desk),
    ),
    ...whenAsked(['goLive.read', 'goLive.sign', 'goLive.export'], async () =>
      (await import('./go-live-channels')).goLiveChannels(desk),
    ),
    ...whenAsked(['plan.export', 'proof.export', 'log.export'], async () =>
      (await import('./export-channels')).exportChannels(desk),
    ),
    ...whenAsked(
      ['diagnosis.text', 'diagnosis.climb', 'diagnosis.bundle', 'diagnosis.saveBundle'],
      async () => (await import('./diagnosis-channels')).diagnosisChannels(desk),
    ),
  };
}

function keepingUp(desk: DeskContext) {
  return {
    ...whenAsked(['rotation.start'], async () =>
      (await import('./rotation-channels')).rotationChannels(desk),
    ),
    ...whenAsked(['review.start', 'review.export'], async () =>
      (await import('./review-channels')).reviewChannels(desk),
    ),
    ...whenAsked(
      ['removal.look', 'removal.start', 'removal.restore', 'removal.export', 'removal.forget'],
      async () => (await import('./removal-channels')).removalChannels(desk),
    ),
  };
}
