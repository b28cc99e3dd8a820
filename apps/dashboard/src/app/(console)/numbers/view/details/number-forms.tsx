'use client';

import { Fieldset } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useMay } from '../../../../../features/auth/use-may';
import { RoleNote } from '../../../../../features/members/role-note';
import { ActivityForm } from './activity-form';
import { CallsForm } from './calls-form';
import { PacingForm } from './pacing-form';
import classes from './number-details.module.css';
import { ProxyForm } from './proxy-form';

/** What can be set of a number: forms beside each other, where there is room. */
export function NumberForms({ session }: { session: SessionView }) {
  const mayChange = useMay('sessions:write');
  const { id } = session;
  return (
    <Fieldset variant="unstyled" disabled={!mayChange}>
      <RoleNote to="sessions:write" />
      <div className={classes.forms}>
        <PacingForm key={id} session={session} />
        <ActivityForm key={`${id} activity`} session={session} />
        <CallsForm key={`${id} calls`} session={session} />
        <ProxyForm key={`${id} proxy`} session={session} />
      </div>
    </Fieldset>
  );
}
