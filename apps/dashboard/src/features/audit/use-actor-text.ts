import type { AuditEntryView } from '@whathooks/dto';
import { useIdentity } from '../auth/use-auth';
import { actorWords as words } from './deed-words';

/** Says who did something. An account that is deleted is known by its id alone. */
export function useActorText(): (entry: Pick<AuditEntryView, 'actor' | 'actorName'>) => string {
  const { user } = useIdentity();
  return ({ actor, actorName }) => {
    if (actor === user.id) return words.you(user.name);
    if (actorName === null) return actor;
    return actor.startsWith('key_') ? words.key(actorName) : actorName;
  };
}
