'use client';

import { Fieldset, Stack } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useMay } from '../../../../../features/auth/use-may';
import { RoleNote } from '../../../../../features/members/role-note';
import { ActivityForm } from './activity-form';
import { CallsForm } from './calls-form';
import { PacingForm } from './pacing-form';
import { ProxyForm } from './proxy-form';

/** What can be set of a number; at the end of its screen, and loaded after the rest. */
export function NumberForms({ session }: { session: SessionView }) {
  const mayChange = useMay('sessions:write');
  const { id } = session;
  return (
    <Fieldset variant="unstyled" disabled={!mayChange}>
      <Stack gap="xl">
        <RoleNote to="sessions:write" />
        <PacingForm key={id} session={session} />
        <ActivityForm key={`${id} activity`} session={session} />
        <CallsForm key={`${id} calls`} session={session} />
        <ProxyForm key={`${id} proxy`} session={session} />
      </Stack>
    </Fieldset>
  );
}
