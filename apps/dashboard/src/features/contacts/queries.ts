import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { contactsList } from '@whathooks/api-client';
import type { ContactView } from '@whathooks/dto';
import { client } from '../auth/client';

const contactKeys = { all: ['contacts'] as const };

/** Contacts that are shown at once: who is not among them is searched for. */
const MOST = 50;

/** People whom a number knows, those with a text in their name or number where one is given. */
export function useContacts(sessionId: string, q: string) {
  return useQuery({
    queryKey: [...contactKeys.all, sessionId, q],
    queryFn: async ({ signal }): Promise<ContactView[]> => {
      const query = { sessionId, limit: MOST, ...(q && { q }) };
      return (await contactsList({ client, query, signal })).data.data;
    },
    placeholderData: keepPreviousData,
  });
}
