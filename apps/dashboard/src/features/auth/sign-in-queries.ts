import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  ownSignInsEnd,
  ownSignInsEndOthers,
  ownSignInsList,
  ownSignInsRecognize,
} from '@whathooks/api-client';
import type { SignInView } from '@whathooks/dto';
import { client } from './client';

const KEY = ['sign-ins'];

/** How often log-ins are read anew, in milliseconds: one that is new is told by no event. */
const EVERY_MS = 120_000;

/** Where the person is logged in, newest first. */
export function useSignIns() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }): Promise<SignInView[]> =>
      (await ownSignInsList({ client, signal })).data.data,
    refetchInterval: EVERY_MS,
  });
}

/** Ends one log-in, or all but this one where no id is given. */
export function useEndSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string | null) => {
      if (id) await ownSignInsEnd({ client, path: { id } });
      else await ownSignInsEndOthers({ client });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

/** Says that a new log-in is the person's own. */
export function useRecognizeSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await ownSignInsRecognize({ client, path: { id } });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
