'use client';

import { useState } from 'react';
import dynamic from 'next/dynamic';
import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import type { TwoFactorView } from '@whathooks/dto';
import { useTwoFactor, useTwoFactorChanged } from '../../../../../features/two-factor/queries';
import { useMay } from '../../../../../features/auth/use-may';
import { useUpdateOrganization } from '../../../../../features/organization/queries';
import { Dialog } from '../../../../../shared/dialogs/dialog';
import { notifyDone, notifyProblem } from '../../../../../shared/notices/notify';
import { QueryState } from '../../../../../shared/screens/query-state';
import {
  changeWords,
  setUpWords,
  twoFactorWords as words,
} from '../../../../../features/two-factor/words';

const SetUp = dynamic(() =>
  import('../../../../../features/two-factor/set-up').then((parts) => parts.SetUp),
);
const Renewing = dynamic(() => import('./changes').then((parts) => parts.Renewing));
const Disabling = dynamic(() => import('./changes').then((parts) => parts.Disabling));

type Opened = 'set-up' | 'renew' | 'disable' | null;

/** Whether log-in asks for a code, and what the organization asks of its members. */
export function TwoFactor() {
  const [opened, setOpened] = useState<Opened>(null);
  const changed = useTwoFactorChanged();
  const close = () => {
    setOpened(null);
    void changed();
  };
  return (
    <>
      <QueryState query={useTwoFactor()} height={120}>
        {(view) => <State view={view} onOpen={setOpened} />}
      </QueryState>
      <Dialog
        opened={opened === 'set-up'}
        title={setUpWords.title}
        closesOutside={false}
        onClose={close}
      >
        <SetUp
          onDone={() => {
            notifyDone(setUpWords.enabled);
            close();
          }}
        />
      </Dialog>
      <Dialog
        opened={opened === 'renew'}
        title={changeWords.renewTitle}
        closesOutside={false}
        onClose={close}
      >
        <Renewing onDone={close} />
      </Dialog>
      <Dialog opened={opened === 'disable'} title={changeWords.disableTitle} onClose={close}>
        <Disabling onDone={close} />
      </Dialog>
    </>
  );
}

function State({ view, onOpen }: { view: TwoFactorView; onOpen: (opened: Opened) => void }) {
  const { enabled, required, recoveryCodesLeft } = view;
  const mayRequire = useMay('organization:write');
  return (
    <Stack gap="md" align="flex-start">
      <Text size="sm" c="dimmed">
        {enabled ? words.on : words.off} {enabled && words.left(recoveryCodesLeft)}{' '}
        {required && words.required}
      </Text>
      <Group gap="sm">
        {enabled ? (
          <>
            <Button variant="default" onClick={() => onOpen('renew')}>
              {words.renew}
            </Button>
            <Button variant="default" onClick={() => onOpen('disable')}>
              {words.disable}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => onOpen('set-up')}>
            {words.setUp}
          </Button>
        )}
      </Group>
      {mayRequire && enabled && <Requiring required={required} />}
    </Stack>
  );
}

/** Offered to whoever has one: nobody shuts themselves out by it. */
function Requiring({ required }: { required: boolean }) {
  const update = useUpdateOrganization();
  const changed = useTwoFactorChanged();
  return (
    <Switch
      label={words.requireOfAll}
      description={words.requireHint}
      checked={required}
      disabled={update.isPending}
      onChange={({ currentTarget }) =>
        update.mutate(
          { requiresTwoFactor: currentTarget.checked },
          { onError: notifyProblem, onSettled: () => void changed() },
        )
      }
    />
  );
}
