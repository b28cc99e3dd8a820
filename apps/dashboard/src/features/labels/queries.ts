import { useQuery } from '@tanstack/react-query';
import { labelsList } from '@whathooks/api-client';
import type { LabelView } from '@whathooks/dto';
import { client } from '../auth/client';

export const labelKeys = { all: ['labels'] as const };

/** Labels of the organization, by name. */
export function useLabels() {
  return useQuery({
    queryKey: labelKeys.all,
    queryFn: async ({ signal }): Promise<LabelView[]> =>
      (await labelsList({ client, signal })).data.data,
  });
}
