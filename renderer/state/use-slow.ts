import { useEffect, useState } from 'react';

/** Milliseconds after which waiting is shown; what is quicker would only flicker. */
export const slowAfter = 300;

/** True once `pending` has lasted so long that a person should see it. */
export function useSlow(pending: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(() => setSlow(true), slowAfter);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [pending]);
  return pending && slow;
}
