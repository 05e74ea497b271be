import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft, DraftIssue, KeptDraft } from '../../../electron/contract/desk/draft';
import type { AppFailure } from '../../api/app-failure';
import { useRoute } from '../../state/route-context';
import { useCall } from '../../state/use-call';

/** Milliseconds without a change after which a draft is saved. */
const quiet = 500;

export interface DraftForm {
  readonly id: string | null;
  /** The setup that it became; null while it is none. */
  readonly setup: string | null;
  readonly draft: Draft;
  /** What main found wrong with the draft as it was saved last. */
  readonly issues: readonly DraftIssue[];
  readonly change: (part: Partial<Draft>) => void;
  /** Saves now; null where that failed. */
  readonly save: () => Promise<KeptDraft | null>;
  readonly state: 'new' | 'changed' | 'saving' | 'saved' | 'failed';
  readonly failure: AppFailure | null;
}

/** A draft that saves itself: right or wrong, so that nothing typed is lost. */
export function useDraft(kept: {
  id: string | null;
  draft: Draft;
  issues: readonly DraftIssue[];
  setup: string | null;
}): DraftForm {
  const { replace } = useRoute();
  const call = useCall('setups.save');
  const { run } = call;
  const [draft, setDraft] = useState(kept.draft);
  const [issues, setIssues] = useState(kept.issues);
  const [setup, setSetup] = useState(kept.setup);
  const [changes, setChanges] = useState(0);
  const [savedAt, setSavedAt] = useState(0);
  const now = useRef({
    id: kept.id,
    draft: kept.draft,
    changes: 0,
    line: Promise.resolve<KeptDraft | null>(null),
  });

  const change = useCallback((part: Partial<Draft>) => {
    now.current.draft = { ...now.current.draft, ...part };
    now.current.changes += 1;
    setDraft(now.current.draft);
    setChanges(now.current.changes);
  }, []);

  const save = useCallback(async () => {
    const once = async (): Promise<KeptDraft | null> => {
      const at = now.current.changes;
      const saved = await run({ id: now.current.id, draft: now.current.draft });
      if (!saved.ok) return null;
      if (now.current.id === null) replace({ page: 'draft', draft: saved.value.id });
      now.current.id = saved.value.id;
      setIssues(saved.value.issues);
      setSetup(saved.value.setup);
      setSavedAt(at);
      return saved.value;
    };
    // One after the other: two first savings would make two drafts.
    now.current.line = now.current.line.then(once);
    return now.current.line;
  }, [run, replace]);

  useEffect(() => {
    if (changes === 0) return;
    const timer = setTimeout(() => void save(), quiet);
    return () => clearTimeout(timer);
  }, [changes, save]);

  const isNew = now.current.id === null;
  return {
    ...{ id: now.current.id, setup, draft, issues, change, save },
    state: stateOf(call, { isNew, unsaved: savedAt !== changes }),
    failure: call.failure,
  };
}

function stateOf(
  { slow, failure }: { readonly slow: boolean; readonly failure: AppFailure | null },
  { isNew, unsaved }: { readonly isNew: boolean; readonly unsaved: boolean },
): DraftForm['state'] {
  if (slow) return 'saving';
  if (failure !== null) return 'failed';
  if (unsaved) return 'changed';
  return isNew ? 'new' : 'saved';
}
