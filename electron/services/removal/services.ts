import { removalPage } from '../../handoff/removal-page';
import type { OperationOptions } from '../operation-options';
import type { RemovalChoice, RemovalOf, RemovalServices } from '../removal-services';
import { resolveSetup } from '../resolve-setup';
import type { ServicesOptions } from '../services-options';
import type { Sessions } from '../sessions';
import { parseSetupFile } from '../setup-file/parse';
import { readCreated } from './created';
import { forgetSetup } from './forget';
import type { RemovalTarget } from './look';
import { readRemoval } from './make-plan';
import { restoreSetup } from './restore';
import { carryOut, planOnly } from './run';

type Wait = OperationOptions & { readonly wait?: boolean };

/** Taking a setup back, and bringing it back. */
export function removalServices(host: ServicesOptions, { open, openSetup }: Sessions): RemovalServices {
  const begin = async (of: RemovalOf, options?: OperationOptions) => {
    if ('setup' in of) {
      const session = await openSetup(of.setup, options);
      const { spec, folder = process.cwd() } = session.record;
      return { session, target: { spec, folder } satisfies RemovalTarget };
    }
    const spec = parseSetupFile(of.file.text, of.file.name);
    return {
      session: await open(spec.tenant, options),
      target: { spec, folder: of.file.folder } satisfies RemovalTarget,
    };
  };
  const known = async (setup: string) => resolveSetup(host.records, setup, host.practiceTenantId);
  const asked = (options?: Wait) => ({
    wait: options?.wait ?? false,
    ...(options?.askPassphrase === undefined ? {} : { askPassphrase: options.askPassphrase }),
  });
  return {
    async planRemoval(of, choice, options) {
      const { session, target } = await begin(of, options);
      return planOnly(session.parts, target, wishOf(choice), session.signal);
    },
    async remove(source, approve, options) {
      if ('plan' in source) {
        const plan = readRemoval(source.plan.text, source.plan.name);
        const session = await open(plan.spec.tenant, options);
        const approved = { kind: 'plan', plan, folder: source.plan.folder } as const;
        return carryOut(session.parts, approved, approve, { ...session, ...asked(options) });
      }
      const { session, target } = await begin(source, options);
      const wanted = { kind: 'setup', target, wish: wishOf(source.choice) } as const;
      return carryOut(session.parts, wanted, approve, { ...session, ...asked(options) });
    },
    async removalPage(setup) {
      const { removal } = await known(setup);
      return removal?.proof == null ? null : removalPage(removal.proof, removal.done);
    },
    async restore(setup, approve, options) {
      const { record, ...session } = await openSetup(setup, options);
      return restoreSetup(session.parts, record, approve, { ...session, ...asked(options) });
    },
    forget: async (setup, approve) => forgetSetup(host, await known(setup), approve),
  };
}

function wishOf({ mailboxes = [], licences = [], created }: RemovalChoice = {}) {
  return { mailboxes, licences, ...(created === undefined ? {} : { created: readCreated(created) }) };
}
