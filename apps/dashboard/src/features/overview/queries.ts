import { useQuery } from '@tanstack/react-query';
import { overviewGet } from '@whathooks/api-client';
import type { OverviewDays, OverviewView } from '@whathooks/dto';
import { client } from '../auth/client';

/** How often the overview is read anew, in milliseconds: most of it tells no screen of its changes. */
const REFRESH_MS = 10_000;

const overviewKeys = { all: ['overview'] as const };

/** Whether all is well, counted over the last days. */
export function useOverview(days: OverviewDays) {
  return useQuery({
    queryKey: [...overviewKeys.all, days],
    queryFn: async ({ signal }): Promise<OverviewView> => ({
      ...(await overviewGet({ client, query: { days }, signal })).data,
      days,
    }),
    // What was shown before stays until the answer is there.
    placeholderData: (before) => before,
    refetchInterval: REFRESH_MS,
  });
}
