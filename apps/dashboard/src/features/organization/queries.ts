import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { appearanceGet, appearanceUpdate } from '@whathooks/api-client';
import type { OrganizationDetails, UpdateOrganizationRequest } from '@whathooks/dto';
import { client } from '../auth/client';

const KEY = ['organization'];

/** The organization, and how it looks to people outside. */
export function useOrganization() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }): Promise<OrganizationDetails> =>
      (await appearanceGet({ client, signal })).data,
  });
}

/** Changes its logo and colour. */
export function useUpdateOrganization() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: UpdateOrganizationRequest): Promise<OrganizationDetails> =>
      (await appearanceUpdate({ client, body })).data,
    onSuccess: (organization) => queries.setQueryData(KEY, organization),
  });
}
