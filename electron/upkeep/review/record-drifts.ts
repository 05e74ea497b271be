import type { FoundDrift } from '../../contract/review';
import { hashOf } from '../../engine/plan-hash';
import type { AuditEntry, SetupRecord } from '../../ports/records';
import { daysSince, proofDays } from '../ages';
import { isOlder } from '../go-live/facts';

const dayMs = 24 * 60 * 60 * 1000;

/** What this computer's own record says against a setup: proofs, words, handoffs. */
export function recordDrifts(
  record: SetupRecord,
  audit: readonly AuditEntry[],
  isHandoffCurrent: boolean,
  now: Date,
): readonly FoundDrift[] {
  return [
    ...proofDrifts(record, now),
    ...chainDrift(record, audit),
    ...wordDrifts(record),
    ...(record.handedOver !== undefined && !isHandoffCurrent
      ? [
          {
            id: 'handoff-older' as const,
            evidence: [
              `Handed over on ${record.handedOver.at.slice(0, 10)}; the credential in place is another.`,
            ],
          },
        ]
      : []),
    ...((record.left ?? []).length === 0
      ? []
      : [
          {
            id: 'left-unproven' as const,
            evidence: (record.left ?? []).map((one) => `${one} was a sender and was not seen refused since.`),
          },
        ]),
  ];
}

function proofDrifts({ lastProof, configured }: SetupRecord, now: Date): readonly FoundDrift[] {
  if (lastProof === null) {
    const since = configured === undefined ? '' : ` It was configured on ${configured.at.slice(0, 10)}.`;
    return [{ id: 'proof-missing', evidence: [`There is no proof of it as it is.${since}`] }];
  }
  const { time, verdict, document } = lastProof;
  if (verdict !== 'proven') {
    const summary = document === undefined ? [] : [document.summary];
    return [
      {
        id: 'proof-not-green',
        evidence: [`The proof of ${time.slice(0, 10)}: ${verdict}.`, ...summary],
        at: time,
      },
    ];
  }
  const days = daysSince(time, now);
  if (days <= proofDays) return [];
  const at = new Date(Date.parse(time) + proofDays * dayMs).toISOString();
  return [{ id: 'proof-old', evidence: [`Proven on ${time.slice(0, 10)}, ${days} days ago.`], at }];
}

/**
 * Whether the proof that is kept is the one that was made, by the hash that the audit log wrote down then; a log of
 * before hashes were written says nothing.
 */
function chainDrift({ lastProof }: SetupRecord, audit: readonly AuditEntry[]): readonly FoundDrift[] {
  const hashes = audit.flatMap(({ what, detail }) => {
    const sha256 = detail?.['sha256'];
    return what === 'prove' && typeof sha256 === 'string' ? [sha256] : [];
  });
  const document = lastProof?.document;
  const first = hashes[0];
  if (document === undefined || first === undefined) return [];
  const { previous } = document;
  const isMade = hashes.includes(hashOf(document));
  // The first hash of the log names one that was made before hashes were written.
  const isLinked = previous == null || hashes.includes(previous.sha256) || hashOf(document) === first;
  const evidence = [
    ...(isMade ? [] : ['The proof that is kept is none that this computer wrote down.']),
    ...(isLinked
      ? []
      : [`It names a proof before it (${previous.finishedAt}) that this computer did not write down.`]),
  ];
  return evidence.length === 0 ? [] : [{ id: 'proof-chain', evidence }];
}

/** Words on how it was: the users' after the rights changed, the vendor's after a new handoff. */
function wordDrifts({ signOffs = [], configured, handedOver }: SetupRecord): readonly FoundDrift[] {
  const since = { uat: configured?.at, 'vendor-validation': handedOver?.at } as const;
  const evidence = (['uat', 'vendor-validation'] as const).flatMap((what) => {
    const signed = signOffs.findLast((one) => one.what === what);
    const time = since[what];
    if (signed === undefined || time === undefined || !isOlder(signed, time)) return [];
    return [`${what}: by ${signed.by} on ${signed.on}, before ${time.slice(0, 10)}.`];
  });
  return evidence.length === 0 ? [] : [{ id: 'sign-off-stale', evidence }];
}
