import { cloudByName, cloudHosts, practiceCloud } from '../../identity/clouds';
import type { SessionOptions } from '../../ports/session';

/** The hosts that a session may speak to: those of its cloud, or of its practice tenant. */
export function hostsOf({ practice, cloud }: SessionOptions): readonly string[] {
  if (practice === null) {
    const chosen = cloudByName(cloud);
    return [...cloudHosts(chosen), new URL(chosen.exchangeResource).host];
  }
  const { exchange, control } = practice.info;
  return [...cloudHosts(practiceCloud(practice.info)), new URL(exchange).host, new URL(control).host];
}

/** The hosts that the job needs: sign-in, Graph, and Exchange where it is worked with from here. */
export function jobHosts(session: SessionOptions): readonly string[] {
  if (session.practice !== null) return hostsOf(session);
  const chosen = cloudByName(session.cloud);
  const withExchange = session.exchange !== 'none';
  return [...cloudHosts(chosen), ...(withExchange ? [new URL(chosen.exchangeResource).host] : [])];
}
