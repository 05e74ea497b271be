import type { DiagnosisFinding, DiagnosisPage } from '../../../electron/contract/diagnosis';
import type { SetupLine } from '../../../electron/contract/desk/setups';
import type { Route } from '../../state/route';

interface FixRoute {
  readonly page: DiagnosisPage;
  readonly route: Route;
}

/** The pages that help with a fix, each once; those of a setup only where one is chosen. */
export function fixRoutes(fix: DiagnosisFinding['fix'], line: SetupLine | null): readonly FixRoute[] {
  const pages = [...new Set(fix.flatMap(({ page }) => (page === null ? [] : [page])))];
  return pages.flatMap((page) => {
    const route = routeOf(page, line);
    return route === null ? [] : [{ page, route }];
  });
}

function routeOf(page: DiagnosisPage, line: SetupLine | null): Route | null {
  const draft = line?.draft ?? null;
  const setup = line?.status?.id ?? null;
  switch (page) {
    case 'setups':
      return { page: 'start' };
    case 'sign-in':
    case 'settings':
      return { page };
    case 'checks':
    case 'plan':
      return draft === null ? null : { page, draft };
    case 'proof':
    case 'send':
      return setup === null ? null : { page, setup };
  }
}
