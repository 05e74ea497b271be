import { exchangeService } from '../exchange/service';
import { graphService } from '../graph/service';
import type { TokenVerifier } from '../world/access-token';
import type { World } from '../world/world';
import type { Mount } from './dispatch';

/** A service under its path prefix. */
interface PrefixedMount extends Mount {
  readonly prefix: string;
}

/** The services besides Entra. */
export function serviceMounts(world: World, verify: TokenVerifier): readonly PrefixedMount[] {
  const graph: Mount = { host: 'graph', service: graphService(world, verify) };
  return [
    { prefix: '/v1.0', ...graph },
    { prefix: '/beta', ...graph },
    { prefix: '/exchange', host: 'exchange', service: exchangeService(world, verify) },
  ];
}

/** The mount a path belongs to; what no prefix claims is Entra's. */
export function mountFor(mounts: readonly PrefixedMount[], path: string, entra: Mount): Mount {
  return mounts.find((one) => path === one.prefix || path.startsWith(`${one.prefix}/`)) ?? entra;
}
