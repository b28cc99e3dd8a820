import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { assignmentRuleGet, assignmentRuleSet } from '@whathooks/api-client';
import type { AssignmentRuleView, SetAssignmentRuleRequest } from '@whathooks/dto';
import { client } from '../auth/client';

export const assignmentKeys = { rule: ['assignment-rule'] as const };

/** How new chats get somebody who looks after them. */
export function useAssignmentRule() {
  return useQuery({
    queryKey: assignmentKeys.rule,
    queryFn: async ({ signal }): Promise<AssignmentRuleView> =>
      (await assignmentRuleGet({ client, signal })).data,
  });
}

export function useSetAssignmentRule() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: SetAssignmentRuleRequest): Promise<AssignmentRuleView> =>
      (await assignmentRuleSet({ client, body })).data,
    onSuccess: (rule) => queries.setQueryData(assignmentKeys.rule, rule),
  });
}
