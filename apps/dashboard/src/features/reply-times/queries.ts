import { useQuery } from '@tanstack/react-query';
import { replyTimesGet } from '@whathooks/api-client';
import type { ReplyTimeDays } from '@whathooks/dto';
import { client } from '../auth/client';

/** How long people waited for replies in the last days, in all and by who replied. */
export function useReplyTimes(days: ReplyTimeDays) {
  return useQuery({
    queryKey: ['reply-times', days],
    queryFn: async ({ signal }) => (await replyTimesGet({ client, query: { days }, signal })).data,
    // What was shown before stays until the answer is there.
    placeholderData: (before) => before,
  });
}
