import { useQuery } from '@tanstack/react-query';
import { infoInfo } from '@whathooks/api-client';
import { publicClient } from '../../shared/api/public-client';

/** Version of this installation, and whether its numbers are simulated. Needs no login. */
export function useInstallation() {
  return useQuery({
    queryKey: ['installation'],
    queryFn: async ({ signal }) => (await infoInfo({ client: publicClient, signal })).data,
    staleTime: Infinity,
  });
}
