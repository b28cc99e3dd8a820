import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { passkeyAnswer, passkeyConfirm, passkeyGet } from '@whathooks/api-client';
import type { PasskeyAssertionRequest, PasskeyView } from '@whathooks/dto';
import { client } from '../auth/client';
import { sessionKeys } from './queries';

/** How often it is looked whether the phone went on, in milliseconds: no event tells of a wait. */
const LOOK_MS = 3_000;

const keyOf = (id: string) => [...sessionKeys.all, 'passkey', id] as const;

/**
 * What WhatsApp asks of the passkey of a number.
 *
 * @param reason of the session: another one means that something else is asked.
 */
export function usePasskey(id: string, reason: string | null) {
  return useQuery({
    queryKey: [...keyOf(id), reason],
    queryFn: async ({ signal }): Promise<PasskeyView> =>
      (await passkeyGet({ client, path: { id }, signal })).data,
    refetchInterval: LOOK_MS,
  });
}

function usePasskeyStep<T>(id: string, send: (given: T) => Promise<PasskeyView>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    // It may say that somebody else was faster.
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(id) }),
  });
}

/** Sends what a passkey signed. */
export function useAnswerPasskey(id: string, ceremonyId: string | null) {
  return usePasskeyStep(id, async (answer: PasskeyAssertionRequest) => {
    const body = { ...answer, ...(ceremonyId ? { ceremonyId } : {}) };
    return (await passkeyAnswer({ client, path: { id }, body })).data;
  });
}

/** The phone shows the same code. */
export function useConfirmPasskey(id: string) {
  return usePasskeyStep(id, async (ceremonyId: string | null) => {
    const body = ceremonyId ? { ceremonyId } : {};
    return (await passkeyConfirm({ client, path: { id }, body })).data;
  });
}
