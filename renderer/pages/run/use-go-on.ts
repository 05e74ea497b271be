import { useRoute } from '../../state/route-context';
import type { PlanView } from '../../state/use-plan';

/** Reads the tenant again and goes to the plan of what is missing. */
export function useGoOn(draft: string, plan: PlanView): () => void {
  const { go } = useRoute();
  const goOn = async (): Promise<void> => {
    if (await plan.start()) go({ page: 'plan', draft });
  };
  return () => void goOn();
}
