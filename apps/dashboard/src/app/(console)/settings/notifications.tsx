'use client';

import { useState } from 'react';
import { Radio, Stack, Switch } from '@mantine/core';
import { useIdentity } from '../../../features/auth/use-auth';
import {
  changeNotificationSettings,
  useNotificationSettings,
} from '../../../features/notifications/settings';
import { notificationWords as words } from './words';

/** How the logged-in person is notified of new messages, in this browser. */
export function Notifications() {
  const { user } = useIdentity();
  const { desktop, sound, unassigned } = useNotificationSettings(user.id);
  const [refused, setRefused] = useState(false);
  const switchDesktop = async (on: boolean) => {
    const may = !on || (await isAllowed());
    setRefused(!may);
    changeNotificationSettings(user.id, { desktop: on && may });
  };
  return (
    <Stack gap="md">
      <Switch
        label={words.desktop}
        description={words.desktopText}
        error={refused ? words.refused : undefined}
        checked={desktop}
        onChange={(event) => void switchDesktop(event.currentTarget.checked)}
      />
      <Switch
        label={words.sound}
        description={words.soundText}
        checked={sound}
        onChange={(event) =>
          changeNotificationSettings(user.id, { sound: event.currentTarget.checked })
        }
      />
      <Radio.Group
        label={words.which}
        value={unassigned ? 'unassigned' : 'mine'}
        onChange={(value) =>
          changeNotificationSettings(user.id, { unassigned: value === 'unassigned' })
        }
      >
        <Stack gap="xs" mt="xs">
          <Radio value="unassigned" label={words.unassigned} />
          <Radio value="mine" label={words.mine} />
        </Stack>
      </Radio.Group>
    </Stack>
  );
}

/** Asks the browser's user, who is asked once. */
async function isAllowed(): Promise<boolean> {
  return 'Notification' in window && (await Notification.requestPermission()) === 'granted';
}
