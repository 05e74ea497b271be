import { audit } from '../audit';
import { keyAt, noContent, type Answer, type Call, type Route } from '../call';
import { badRequest, GraphError, resourceNotFound } from '../errors';
import { mixedList } from '../odata/answers';
import { mayManage } from '../rights/application-rights';
import { anyMember } from '../rights/rules';
import { directoryObjectEntity } from './directory-object';
import { requireApplication } from './find';

const path = '/applications/{application-id}/owners';
/** Facts 3. */
const maxOwners = 100;

/** The object that `@odata.id` names, at Graph's own address or the one that the client uses. */
function referencedId(call: Call): string {
  const reference = call.body['@odata.id'];
  const url = typeof reference === 'string' && URL.canParse(reference) ? new URL(reference) : null;
  const [, id] =
    /^\/v1\.0\/(?:directoryObjects|users|servicePrincipals)\/([0-9a-f-]{36})$/iu.exec(url?.pathname ?? '') ??
    [];
  const known = url !== null && ['https://graph.microsoft.com', call.origin].includes(url.origin);
  if (!known || id === undefined) throw badRequest('The reference in @odata.id is not valid.');
  return id.toLowerCase();
}

function add(call: Call): Answer {
  const application = requireApplication(call);
  const id = referencedId(call);
  if (directoryObjectEntity(call, id).length === 0) throw resourceNotFound(id);
  if (application.owners.includes(id)) {
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'owners'.",
    );
  }
  if (application.owners.length >= maxOwners) {
    throw new GraphError(403, 'Directory_QuotaExceeded', 'The maximum number of owners is exceeded.');
  }
  application.owners = [...application.owners, id];
  audit(call, 'Add owner to application', application);
  return noContent;
}

function remove(call: Call): Answer {
  const application = requireApplication(call);
  const { value } = keyAt(call, 1);
  if (!application.owners.includes(value)) throw resourceNotFound(value);
  application.owners = application.owners.filter((id) => id !== value);
  audit(call, 'Remove owner from application', application);
  return noContent;
}

/** Owners of an application (facts 2.3, 3). */
export const ownerRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    right: anyMember,
    handle: (call) =>
      mixedList(
        call,
        'directoryObjects',
        requireApplication(call).owners.flatMap((id) => directoryObjectEntity(call, id)),
      ),
  },
  { method: 'POST', path: `${path}/$ref`, right: mayManage, body: 'raw', handle: add },
  { method: 'DELETE', path: `${path}/{directoryObject-id}/$ref`, right: mayManage, handle: remove },
];
