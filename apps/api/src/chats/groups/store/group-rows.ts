import type { GroupRole } from '@whathooks/dto';
import type { GroupSettings } from '@whathooks/whatsapp';
import type { PersonAddress } from '../../contacts/person-address';
import type { Named } from '../../contacts/titles';

/** A group, as it is read. */
export interface GroupRow extends GroupSettings {
  id: string;
  sessionId: string;
  jid: string;
  /** Null until WhatsApp was asked for it. */
  subject: string | null;
  description: string | null;
  owner: string | null;
  community: string | null;
  pictureId: string | null;
  /** Whether WhatsApp names its members by their LIDs. */
  isByLid: boolean;
  leftAt: Date | null;
  /** When WhatsApp was asked for all of it last. */
  readAt: Date | null;
  updatedAt: Date;
  size: number;
  chatId: string | null;
  /** Of the number of the session; null where it is no member, or not known. */
  ownRole: GroupRole | null;
}

/** A member of a group, as it is kept. */
export interface MemberRow extends PersonAddress {
  /** Digits of the LID, where that is known too. */
  lid: string | null;
  role: GroupRole;
}

/** A member with what their name is made of. */
export type NamedMemberRow = MemberRow & Pick<Named, 'name' | 'verifiedName' | 'pushName'>;
