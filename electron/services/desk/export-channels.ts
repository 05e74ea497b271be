import { readFile } from 'node:fs/promises';
import { AppError } from '../../contract/errors';
import { proofPage } from '../../handoff/proof-page';
import { redact } from '../../log/redact/redact';
import type { Channels, DeskContext } from './context';
import { shownPlan } from './run-channels';
import { setupOfKey } from './setup-of-key';
import { savedThrough } from './save-through';

const page = [{ name: 'Page', extensions: ['html'] }];

/** What is saved through a dialog. */
export function exportChannels(desk: DeskContext): Channels<'plan.export' | 'proof.export' | 'log.export'> {
  return {
    'plan.export': async ({ draft, as }) => {
      const { document } = shownPlan(desk, draft, null);
      const { plan } = document;
      const services = await desk.current.services();
      switch (as) {
        case 'plan': {
          const kinds = [{ name: 'Plan', extensions: ['json'] }];
          const asked = { title: 'Save the plan', name: `${plan.setupId}.plan.json`, kinds };
          return savedThrough(desk, asked, `${JSON.stringify(plan, null, 2)}\n`);
        }
        case 'change-request': {
          const name = `${plan.setupId}.change-request.html`;
          const asked = { title: 'Save the change request', name, kinds: page };
          return savedThrough(desk, asked, services.changeRequest(plan));
        }
        case 'security-request': {
          const { html, text } = services.securityRequest(document);
          const kinds = [...page, { name: 'Text', extensions: ['txt'] }];
          const name = `${plan.setupId}.security-request.html`;
          const asked = { title: 'Save the request', name, kinds };
          return savedThrough(desk, asked, (path) => (/\.txt$/iu.test(path) ? text : html));
        }
        case 'exchange-script': {
          const script = services.exchangeScript(plan);
          if (script === null) throw nothingInExchange();
          const kinds = [{ name: 'PowerShell script', extensions: ['ps1'] }];
          const asked = { title: 'Save the Exchange part', name: `${plan.setupId}.exchange.ps1`, kinds };
          return savedThrough(desk, asked, script.text);
        }
      }
    },
    'proof.export': async ({ setup }) => {
      const { record } = await setupOfKey(desk, setup);
      const document = record.lastProof?.document;
      if (document === undefined) throw notProven();
      const asked = { title: 'Save the proof', name: `${record.id}.proof.html`, kinds: page };
      return savedThrough(desk, asked, proofPage(document, record.tenantName));
    },
    'log.export': async () => {
      const text = await readFile(desk.platform.logFile, 'utf8').catch(() => '');
      const kinds = [{ name: 'Log', extensions: ['log'] }];
      return savedThrough(desk, { title: 'Save the log', name: 'sendwright.log', kinds }, redact(text));
    },
  };
}

function nothingInExchange(): AppError {
  return new AppError({
    code: 'preflight-failed',
    message: 'Nothing of this plan is to be done in Exchange.',
    who: 'you',
    next: 'There is nothing to hand on: approve the plan, or close it.',
  });
}

function notProven(): AppError {
  return new AppError({
    code: 'not-found',
    message: 'There is no proof of this setup yet.',
    who: 'you',
    next: 'Prove it first.',
  });
}
