import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeTransport, type NodeTransport } from '../../../electron/hosts/terminal/node-transport';
import { cloudHosts, practiceCloud, type Cloud } from '../../../electron/identity/clouds';
import { createTokenProvider, type TokenProviderOptions } from '../../../electron/identity/token-provider';
import type { TokenProvider } from '../../../electron/ports/tokens';
import { lagFrom } from '../../../electron/practice/server/lag';
import { signInAs, type ScriptedAccount } from '../../../electron/practice/server/sign-in-script';
import { startPractice, type RunningPractice } from '../../../electron/practice/server/start';
import { contosoWorld } from '../../../electron/practice/world/contoso';
import { practicePassword } from '../../../electron/practice/world/contoso-people';

/** A practice tenant with the product's own transport and sign-in in front of it. */
export interface Bench {
  readonly practice: RunningPractice;
  readonly cloud: Cloud;
  readonly transport: NodeTransport;
  /** The pages that were opened, as scripts that sign somebody in. */
  readonly opened: string[];
  account(local: string, more?: Partial<ScriptedAccount>): ScriptedAccount;
  tokens(who: ScriptedAccount, more?: Partial<TokenProviderOptions>): TokenProvider;
  stop(): Promise<void>;
}

/** Starts a practice tenant of its own; `replication` in seconds. */
export async function openBench(replication = 0): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), 'sendwright-'));
  const practice = await startPractice({
    directory,
    world: contosoWorld(),
    lag: { ...lagFrom(0), replication },
  });
  const cloud = practiceCloud(practice.info);
  const transport = nodeTransport({
    ca: readFileSync(practice.info.caFile, 'utf8'),
    allowedHosts: cloudHosts(cloud),
  });
  const opened: string[] = [];
  return {
    practice,
    cloud,
    transport,
    opened,
    account: (local, more = {}) => ({
      username: `${local}@contoso.example`,
      password: practicePassword,
      ...more,
    }),
    tokens: (who, more = {}) =>
      createTokenProvider({
        cloud,
        tenant: practice.info.tenantId,
        clientId: practice.info.clientId,
        transport,
        openPage: (url) => {
          opened.push(url);
          return signInAs(url, who);
        },
        ...more,
      }),
    async stop() {
      transport.close();
      await practice.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
