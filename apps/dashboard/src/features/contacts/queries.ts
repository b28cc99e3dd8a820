import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  contactsBlock,
  contactsList,
  contactsUnblock,
  picturesOfContact,
} from '@whathooks/api-client';
import type { ContactView } from '@whathooks/dto';
import { client } from '../auth/client';
import { refreshChats } from '../chats/queries';
import { pictureAddress } from '../../shared/api/picture';
import { toProblem } from '../../shared/api/problem';

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

/** WhatsApp is asked for a picture once in this time, in ms. */
const PICTURE_MS = 10 * 60_000;

/** Address of the picture of a person; null where there is none that the number may see. */
export function useContactPicture(id: string | null, isWanted: boolean) {
  return useQuery({
    queryKey: [...contactKeys.all, 'picture', id],
    queryFn: async ({ signal }): Promise<string | null> => {
      try {
        const path = { id: id ?? '' };
        const answer = await picturesOfContact({ client, path, parseAs: 'blob', signal });
        return await pictureAddress(answer.data as unknown as Blob);
      } catch (error) {
        if (toProblem(error).status === 404) return null;
        throw error;
      }
    },
    enabled: id !== null && isWanted,
    staleTime: PICTURE_MS,
    gcTime: PICTURE_MS,
    retry: false,
  });
}

/** Blocks a contact, or lets them write again. */
export function useBlock(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (isBlocked: boolean) => {
      const options = { client, path: { id } };
      return (await (isBlocked ? contactsBlock(options) : contactsUnblock(options))).data;
    },
    onSuccess: () => refreshChats(queries),
  });
}
