import type { DirectoryRoleView } from '../../ports/directory';
import { directoryRoleVerdict } from '../directory-role-rights';
import type { Attempt } from '../../engine/attempt';
import type { Door } from './types';

/** Directory roles of the application itself: what may change rights is never green (facts 11a). */
export function directoryRoleDoors(roles: Attempt<readonly DirectoryRoleView[]>): readonly Door[] {
  if (!roles.ok) return [{ status: 'unknown', text: `Directory roles: ${roles.error.message}` }];
  return roles.value.map((role) => {
    const text = `The application itself holds the directory role ${role.name}`;
    switch (directoryRoleVerdict(role)) {
      case 'harmless':
        return { status: 'pass', text: `${text}, which does not send mail.` };
      case 'unknown':
        return { status: 'unknown', text: `${text}; whether it leads to sending mail cannot be told.` };
      case 'sends':
      case 'escalates':
        return { status: 'unknown', text: `${text}, with which it could give itself the right to send.` };
    }
  });
}
