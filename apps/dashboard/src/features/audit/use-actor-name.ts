import { useApiKeys } from '../api-keys/queries';
import { useIdentity } from '../auth/use-auth';
import { useMembers } from '../members/queries';
import { actorWords as words } from './deed-words';

/** Names of people and keys by their ids. A revoked key, or a person who left, is known by an id alone. */
export function useActorName(): (id: string) => string {
  const { user } = useIdentity();
  const { data: keys = [] } = useApiKeys();
  const { data: members = [] } = useMembers();
  return (id) => {
    if (id === user.id) return words.you(user.name);
    const key = keys.find((one) => one.id === id);
    if (key) return words.key(key.name);
    return members.find((member) => member.id === id)?.name ?? id;
  };
}
