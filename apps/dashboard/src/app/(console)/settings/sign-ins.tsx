'use client';

import { useState } from 'react';
import { Button, Stack } from '@mantine/core';
import type { SignInView } from '@whathooks/dto';
import { deviceText } from '../../../features/auth/device-text';
import { useEndSignIn, useSignIns } from '../../../features/auth/sign-in-queries';
import { Confirm } from '../../../shared/dialogs/confirm';
import { List } from '../../../shared/lists/list';
import { notifyDone } from '../../../shared/notices/notify';
import { QueryState } from '../../../shared/screens/query-state';
import { Badge } from '../../../shared/ui/badge';
import { MomentWithin } from '../../../shared/ui/moment';
import { signInWords as words } from './sign-in-words';
import classes from './sign-ins.module.css';

/** Where the person is logged in, and the end of it: one by one, or all others. */
export function SignIns() {
  const end = useEndSignIn();
  const [chosen, setChosen] = useState<SignInView | 'others' | null>(null);
  const one = chosen === 'others' ? null : chosen;
  return (
    <>
      <QueryState query={useSignIns()} height={120}>
        {(signIns) => (
          <Stack gap="md" align="flex-start">
            <SignInList signIns={signIns} onEnd={setChosen} />
            {signIns.length > 1 && (
              <Button variant="default" onClick={() => setChosen('others')}>
                {words.others}
              </Button>
            )}
          </Stack>
        )}
      </QueryState>
      <Confirm
        opened={one !== null}
        title={words.endTitle(deviceText(one?.device ?? ''))}
        action={words.endAction}
        onClose={() => setChosen(null)}
        onConfirm={async () => {
          if (one) await end.mutateAsync(one.id);
          notifyDone(words.ended);
        }}
      >
        {words.endText}
      </Confirm>
      <Confirm
        opened={chosen === 'others'}
        title={words.othersTitle}
        action={words.others}
        onClose={() => setChosen(null)}
        onConfirm={async () => {
          await end.mutateAsync(null);
          notifyDone(words.othersEnded);
        }}
      >
        {words.othersText}
      </Confirm>
    </>
  );
}

interface SignInListProps {
  signIns: readonly SignInView[];
  onEnd: (signIn: SignInView) => void;
}

function SignInList({ signIns, onEnd }: SignInListProps) {
  return (
    <List
      items={signIns}
      label={words.list}
      look="ruled"
      itemKey={({ id }) => id}
      rowClass={classes.row}
    >
      {(signIn) => (
        <>
          <div>
            <span className={classes.name}>
              {deviceText(signIn.device)}
              {signIn.isCurrent && <Badge tone="good">{words.current}</Badge>}
              {signIn.isNew && <Badge tone="waiting">{words.isNew}</Badge>}
            </span>
            <div className={classes.facts}>
              {words.facts({
                provider: signIn.provider,
                address: signIn.address,
                since: <MomentWithin at={signIn.createdAt} />,
                used: <MomentWithin at={signIn.lastUsedAt} />,
              })}
            </div>
          </div>
          {!signIn.isCurrent && (
            <Button
              variant="default"
              size="xs"
              aria-label={words.endOf(deviceText(signIn.device))}
              onClick={() => onEnd(signIn)}
            >
              {words.end}
            </Button>
          )}
        </>
      )}
    </List>
  );
}
