import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { labelsCreate, labelsList, labelsRemove, labelsUpdate } from '@whathooks/api-client';
import type { CreateLabelRequest, LabelView } from '@whathooks/dto';
import { client } from '../auth/client';
import { refreshChats } from '../chats/queries';

export const labelKeys = { all: ['labels'] as const };

/** Labels of the organization, by name. */
export function useLabels() {
  return useQuery({
    queryKey: labelKeys.all,
    queryFn: async ({ signal }): Promise<LabelView[]> =>
      (await labelsList({ client, signal })).data.data,
  });
}

interface KeptLabel extends CreateLabelRequest {
  /** Missing for one that is new. */
  id?: string;
}

/** Makes a label, or changes one. */
export function useKeepLabel() {
  const changed = useLabelsChanged();
  return useMutation({
    mutationFn: async ({ id, ...body }: KeptLabel) => {
      await (id === undefined
        ? labelsCreate({ client, body })
        : labelsUpdate({ client, path: { id }, body }));
    },
    onSuccess: changed,
  });
}

export function useRemoveLabel() {
  const changed = useLabelsChanged();
  return useMutation({
    mutationFn: async (id: string) => {
      await labelsRemove({ client, path: { id } });
    },
    onSuccess: changed,
  });
}

/** Chats carry their labels. */
function useLabelsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: labelKeys.all });
    await refreshChats(queries).catch(() => undefined);
  };
}
