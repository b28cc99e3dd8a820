import axios from 'axios';
import { useQuery } from '@tanstack/react-query';
import type { InstallationInfo } from '@whathooks/dto';

/** Version of this installation, and whether its numbers are simulated. Needs no login. */
export function useInstallation() {
  return useQuery({
    queryKey: ['installation'],
    queryFn: async ({ signal }) => (await axios.get<InstallationInfo>('/v1/info', { signal })).data,
    staleTime: Infinity,
  });
}
