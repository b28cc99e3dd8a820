'use client';

import { useState } from 'react';
import { Checkbox, Fieldset, Radio, Stack } from '@mantine/core';
import type { AssignmentKind, AssignmentRuleView, MemberView } from '@whathooks/dto';
import { roleMay } from '@whathooks/dto/facts';
import { useAssignmentRule, useSetAssignmentRule } from '../../../../features/assignment/queries';
import { useIdentity } from '../../../../features/auth/use-auth';
import { useMay } from '../../../../features/auth/use-may';
import { useMembers } from '../../../../features/members/queries';
import { RoleNote } from '../../../../features/members/role-note';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { PageHeader } from '../../../../shared/screens/page-header';
import { QueryState } from '../../../../shared/screens/query-state';
import { words as shared } from '../../../../shared/words';
import { words } from './words';

/** How chats of nobody get somebody. */
export function AssignmentScreen() {
  const rule = useAssignmentRule();
  const members = useMembers();
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} action={<RoleNote to="messages:send" />} />
      <QueryState query={rule} height={240}>
        {(now) => (
          <QueryState query={members} height={240}>
            {(all) => <RuleForm key={JSON.stringify(now)} rule={now} members={all} />}
          </QueryState>
        )}
      </QueryState>
    </>
  );
}

interface Values {
  kind: AssignmentKind;
  members: string[];
}

function RuleForm({ rule, members }: { rule: AssignmentRuleView; members: readonly MemberView[] }) {
  const set = useSetAssignmentRule();
  const { limited } = useIdentity().user;
  const mayChange = useMay('messages:send') && !limited;
  const [saved, setSaved] = useState(false);
  const able = members.filter(({ role }) => roleMay(role, 'messages:send'));
  const api = useApiForm<Values>({
    initialValues: { kind: rule.kind, members: rule.members },
    validate: {
      members: (chosen, { kind }) =>
        kind === 'round_robin' && chosen.length === 0 ? words.membersMissing : null,
    },
    submit: async (values) => {
      setSaved(false);
      await set.mutateAsync(values);
      setSaved(true);
    },
  });
  const { form } = api;
  return (
    <Fieldset variant="unstyled" disabled={!mayChange} maw={560}>
      <ApiForm api={api} submit={words.submit} status={saved ? shared.saved : ''}>
        <Radio.Group
          label={words.legend}
          value={form.values.kind}
          onChange={(kind) => form.setFieldValue('kind', kind as AssignmentKind)}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="none" label={words.none} description={words.noneText} />
            <Radio
              value="round_robin"
              label={words.roundRobin}
              description={words.roundRobinText}
            />
          </Stack>
        </Radio.Group>
        {form.values.kind === 'round_robin' && (
          <Checkbox.Group
            label={words.members}
            description={words.membersText}
            {...form.getInputProps('members')}
          >
            <Stack gap="xs" mt="xs">
              {able.map(({ id, name }) => (
                <Checkbox key={id} value={id} label={name} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
      </ApiForm>
    </Fieldset>
  );
}
