import { infoInfo, messagesList, sessionsList } from '@whathooks/api-client';
import { client } from '../../auth/client';
import { numberLabel } from '../../numbers/status-text';
import { PAGE_LIMIT } from '../../../shared/api/pages';

export interface OwnNumber {
  /** Id of its session. */
  id: string;
  label: string;
  isConnected: boolean;
}

/** The newest numbers of the organization that the reader is logged in to. */
export async function ownNumbers(): Promise<OwnNumber[]> {
  const { data } = await sessionsList({ client, query: { limit: PAGE_LIMIT } });
  return data.data.map((session) => ({
    id: session.id,
    label: numberLabel(session),
    isConnected: session.status === 'CONNECTED',
  }));
}

/**
 * Who wrote last to a number on simulated WhatsApp, in digits: it knows nobody but those of its phone page. Undefined
 * for a real number, whose customers no sample should write to unless its reader says so.
 */
export async function lastWriter(sessionId: string): Promise<string | undefined> {
  const { data: installation } = await infoInfo({ client });
  if (installation.mode !== 'simulated') return undefined;
  const query = { sessionId, direction: 'inbound', limit: 1 } as const;
  const [message] = (await messagesList({ client, query })).data.data;
  return message?.fromType === 'phone' ? message.from : undefined;
}
