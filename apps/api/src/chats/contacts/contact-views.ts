import type { ContactView } from '@whathooks/dto';
import { publicId } from '../../platform/database/ids';
import type { Named } from './titles';

/** A contact, as it is read. */
export interface ContactRow extends Named {
  id: string;
  sessionId: string;
  blocked: boolean;
  updatedAt: Date;
}

export function contactView(row: ContactRow): ContactView {
  const { phone, lid, name, pushName, verifiedName, blocked } = row;
  return {
    id: publicId('contact', row.id),
    sessionId: publicId('session', row.sessionId),
    ...{ phone, lid, name, pushName, verifiedName, blocked },
    updatedAt: row.updatedAt.toISOString(),
  };
}
