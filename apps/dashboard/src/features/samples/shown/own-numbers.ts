import { sessionsList } from '@whathooks/api-client';
import { client } from '../../auth/client';
import { numberLabel } from '../../numbers/status-text';
import { PAGE_LIMIT } from '../../../shared/api/pages';

export interface OwnNumber {
  /** Id of its session. */
  id: string;
  label: string;
}

/** The newest numbers of the organization that the reader is logged in to. */
export async function ownNumbers(): Promise<OwnNumber[]> {
  const { data } = await sessionsList({ client, query: { limit: PAGE_LIMIT } });
  return data.data.map((session) => ({ id: session.id, label: numberLabel(session) }));
}
