'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { authLogoutAll } from '@whathooks/api-client';
import { client } from '../../../../features/auth/client';
import { signedOutEverywhere } from '../../../../features/auth/auth-store';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { words } from '../words';

/** Ends every log-in of the account, for a person who lost a device. */
export function LogOutEverywhere() {
  const [opened, { open, close }] = useDisclosure();
  const logOut = async () => {
    await authLogoutAll({ client });
    signedOutEverywhere();
  };
  return (
    <>
      <Button variant="default" onClick={open}>
        {words.everywhere}
      </Button>
      <Confirm
        opened={opened}
        title={words.everywhereTitle}
        action={words.everywhere}
        onConfirm={logOut}
        onClose={close}
      >
        {words.everywhereText}
      </Confirm>
    </>
  );
}
