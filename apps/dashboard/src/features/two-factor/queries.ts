import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  twoFactorBegin,
  twoFactorConfirm,
  twoFactorDisable,
  twoFactorRenewCodes,
  twoFactorReset,
  twoFactorView,
} from '@whathooks/api-client';
import type { TwoFactorView } from '@whathooks/dto';
import { client } from '../auth/client';

const KEY = ['two-factor'];

/** Whether the person's log-in asks for a code. */
export function useTwoFactor() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }): Promise<TwoFactorView> =>
      (await twoFactorView({ client, signal })).data,
  });
}

/** A new secret for an authenticator app. Asks for nothing until it is confirmed. */
export async function beginTwoFactor(currentPassword: string) {
  return (await twoFactorBegin({ client, body: { currentPassword } })).data;
}

/** Confirms the secret with a first code. The answer is shown once. */
export async function confirmTwoFactor(code: string): Promise<string[]> {
  return (await twoFactorConfirm({ client, body: { code } })).data.recoveryCodes;
}

/** Replaces the recovery codes. The answer is shown once. */
export async function renewRecoveryCodes(code: string): Promise<string[]> {
  return (await twoFactorRenewCodes({ client, body: { code } })).data.recoveryCodes;
}

export function useDisableTwoFactor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: { currentPassword: string; code: string }) => {
      await twoFactorDisable({ client, body });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

/** Reads anew whether a code is asked for. */
export function useTwoFactorChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEY });
}

/** Ends the second factor of a member who lost it. */
export function useResetTwoFactor() {
  return useMutation({
    mutationFn: async ({ id, currentPassword }: { id: string; currentPassword: string }) => {
      await twoFactorReset({ client, path: { id }, body: { currentPassword } });
    },
  });
}
