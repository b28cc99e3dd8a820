import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { oidcUnlink, oidcView } from '@whathooks/api-client';
import type { OidcView } from '@whathooks/dto';
import { client } from '../client';

const KEY = ['provider-link'];

/** Whether an account at the log-in provider opens the person's own, and whether that has a password. */
export function useProviderLink() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }): Promise<OidcView> => (await oidcView({ client, signal })).data,
  });
}

/** Whether the person has a password to ask for. */
export function useHasPassword(): boolean {
  return useProviderLink().data?.hasPassword ?? true;
}

/** Reads anew what opens the account. */
export function useProviderLinkChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEY });
}

export function useUnlinkProvider() {
  const changed = useProviderLinkChanged();
  return useMutation({
    mutationFn: async (currentPassword: string) => {
      await oidcUnlink({ client, body: { currentPassword } });
    },
    onSettled: changed,
  });
}
