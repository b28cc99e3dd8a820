'use client';

import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { switchOrganization } from '../../../../features/auth/switch-organization';
import { useIdentity } from '../../../../features/auth/use-auth';
import { useOwnOrganizations } from '../../../../features/members/queries';
import { ROLE_NAMES } from '../../../../features/members/words';
import { notifyProblem } from '../../../../shared/notices/notify';
import type { MenuOf } from '../../../../shared/ui/lazy-menu';
import { OpenMenu } from '../../../../shared/ui/open-menu';
import classes from './organization-switcher.module.css';
import { words } from '../words';

/** The organizations of a person; the one that is shown is marked. */
export function OrganizationItems({ target }: MenuOf) {
  const { organization } = useIdentity();
  const { data: organizations = [] } = useOwnOrganizations();
  return (
    <OpenMenu position="bottom-start" width="target" target={target}>
      <Menu.Label>{words.organizations}</Menu.Label>
      {organizations.map(({ id, name, role }) => {
        const isHere = id === organization.id;
        return (
          <Menu.Item
            key={id}
            aria-current={isHere || undefined}
            rightSection={isHere && <IconCheck size={16} stroke={1.8} aria-hidden="true" />}
            onClick={() => {
              if (!isHere) switchOrganization(id).catch(notifyProblem);
            }}
          >
            <span className={classes.choice}>
              {name}
              <small>{ROLE_NAMES[role]}</small>
            </span>
          </Menu.Item>
        );
      })}
    </OpenMenu>
  );
}
