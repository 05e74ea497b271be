import { AppError } from '../contract/errors';
import type { PracticeInfo } from '../contract/practice-info';

/** Where one Microsoft cloud is found. Tokens do not carry over between clouds (facts 1.5). */
export interface Cloud {
  readonly name: CloudName | 'practice';
  readonly title: string;
  /** Sign-in, without a tenant. */
  readonly login: string;
  /** Microsoft Graph, without `/v1.0`. */
  readonly graph: string;
  /** Audience in front of Graph's scopes. */
  readonly graphResource: string;
  /** Audience of Exchange Online. */
  readonly exchangeResource: string;
  readonly portal: string;
  /** Value of -ExchangeEnvironmentName; null: leave it out. */
  readonly exchangeEnvironment: string | null;
}

export const cloudNames = ['global', 'gcchigh', 'dod', 'china'] as const;
export type CloudName = (typeof cloudNames)[number];

/** The clouds of facts 1.5. */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  global: {
    name: 'global',
    title: 'Microsoft 365 (global and GCC)',
    login: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    graphResource: 'https://graph.microsoft.com',
    exchangeResource: 'https://outlook.office365.com',
    portal: 'https://portal.azure.com',
    exchangeEnvironment: null,
  },
  gcchigh: {
    name: 'gcchigh',
    title: 'Microsoft 365 GCC High',
    login: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    graphResource: 'https://graph.microsoft.us',
    exchangeResource: 'https://outlook.office365.us',
    portal: 'https://portal.azure.us',
    exchangeEnvironment: 'O365USGovGCCHigh',
  },
  dod: {
    name: 'dod',
    title: 'Microsoft 365 DoD',
    login: 'https://login.microsoftonline.us',
    graph: 'https://dod-graph.microsoft.us',
    graphResource: 'https://dod-graph.microsoft.us',
    exchangeResource: 'https://webmail.apps.mil',
    portal: 'https://portal.azure.us',
    exchangeEnvironment: 'O365USGovDoD',
  },
  china: {
    name: 'china',
    title: 'Microsoft 365 operated by 21Vianet',
    // The Entra page's host, where older pages differ (facts 1.5).
    login: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    graphResource: 'https://microsoftgraph.chinacloudapi.cn',
    exchangeResource: 'https://partner.outlook.cn',
    portal: 'https://portal.azure.cn',
    exchangeEnvironment: 'O365China',
  },
};

/** A cloud by name. Throws AppError `invalid-input` for an unknown one. */
export function cloudByName(name: string): Cloud {
  const known = cloudNames.find((candidate) => candidate === name);
  if (known !== undefined) return clouds[known];
  throw new AppError({
    code: 'invalid-input',
    message: `There is no cloud "${name}".`,
    who: 'you',
    next: `Choose one of ${cloudNames.join(', ')}.`,
  });
}

/** A practice tenant as a cloud: its own hosts, with the audiences of the global cloud. */
export function practiceCloud(info: PracticeInfo): Cloud {
  return {
    ...clouds.global,
    name: 'practice',
    title: `Practice tenant ${info.domain}`,
    login: info.authority.replace(/\/$/u, ''),
    graph: info.graph.replace(/\/$/u, ''),
  };
}

/** Hosts (with port) that a run against this cloud speaks to. */
export function cloudHosts(cloud: Cloud): readonly string[] {
  return [...new Set([new URL(cloud.login).host, new URL(cloud.graph).host])];
}
