import { exchangeService } from '../exchange/service';
import type { TokenVerifier } from '../world/access-token';
import type { World } from '../world/world';
import type { Mount } from './dispatch';

/** The services besides Entra, each under its path prefix. */
export function serviceMounts(world: World, verify: TokenVerifier): readonly (Mount & { prefix: string })[] {
  return [{ prefix: '/exchange', host: 'exchange', service: exchangeService(world, verify) }];
}
