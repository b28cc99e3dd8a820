'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { authLogoutAll } from '@whathooks/api-client';
import { client } from '../../../features/auth/client';
import { signedOutEverywhere } from '../../../features/auth/auth-store';
import { Confirm } from '../../../shared/dialogs/confirm';

/** Ends every log-in of the account, for whoever lost a device. */
export function LogOutEverywhere() {
  const [opened, { open, close }] = useDisclosure();
  const logOut = async () => {
    await authLogoutAll({ client });
    signedOutEverywhere();
  };
  return (
    <>
      <Button variant="default" onClick={open}>
        Log out everywhere
      </Button>
      <Confirm
        opened={opened}
        title="Log out everywhere?"
        action="Log out everywhere"
        onConfirm={logOut}
        onClose={close}
      >
        Every device and browser that is logged in to your account is logged out at once, this one
        too. API keys keep working.
      </Confirm>
    </>
  );
}
