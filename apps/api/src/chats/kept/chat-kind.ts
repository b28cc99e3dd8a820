import type { ChatKind } from '@whathooks/dto';
import { isGroup } from '@whathooks/whatsapp';
import { personOfChat } from '../contacts/person-address';

/** Whom a chat is with; null for status posts, channels and broadcast lists, which are no conversations. */
export function kindOfChat(jid: string): ChatKind | null {
  if (isGroup(jid)) return 'group';
  return personOfChat(jid) ? 'person' : null;
}
