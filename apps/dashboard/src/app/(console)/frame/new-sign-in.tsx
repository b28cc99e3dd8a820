'use client';

import type { ReactNode } from 'react';
import { usePathname } from 'next/navigation';
import { Button, Group } from '@mantine/core';
import type { SignInView } from '@whathooks/dto';
import { deviceText } from '../../../features/auth/device-text';
import {
  useEndSignIn,
  useRecognizeSignIn,
  useSignIns,
} from '../../../features/auth/sign-in-queries';
import { Notice } from '../../../shared/notices/notice';
import { notifyProblem } from '../../../shared/notices/notify';
import { MomentWithin } from '../../../shared/ui/moment';
import classes from './new-sign-in.module.css';
import { newSignInWords as words } from './words';

/**
 * A page, and above it the question whether a log-in on a new browser is the person's own. Not on that browser itself.
 * The page is drawn once it is known whether the question stands there: later it would push down what is read already.
 */
export function NewSignIn({ children }: { children: ReactNode }) {
  const { data = [], isPending, failureCount } = useSignIns();
  // The inbox fills its screen: it is asked on the next one.
  const fills = usePathname().startsWith('/inbox');
  const found = data.find(({ isNew, isCurrent }) => isNew && !isCurrent);
  const waits = isPending && failureCount === 0 && !fills;
  return (
    <div className={classes.page} data-waiting={waits || undefined}>
      {found && !fills && <Question signIn={found} />}
      {children}
    </div>
  );
}

function Question({ signIn }: { signIn: SignInView }) {
  const recognize = useRecognizeSignIn();
  const end = useEndSignIn();
  return (
    <div className={classes.question}>
      <Notice
        flat
        tone="warning"
        title={words.title(deviceText(signIn.device))}
        action={
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              loading={recognize.isPending}
              onClick={() => recognize.mutate(signIn.id, { onError: notifyProblem })}
            >
              {words.mine}
            </Button>
            <Button
              size="xs"
              loading={end.isPending}
              onClick={() => end.mutate(signIn.id, { onError: notifyProblem })}
            >
              {words.end}
            </Button>
          </Group>
        }
      >
        {words.text(signIn.address, <MomentWithin at={signIn.createdAt} />)}
      </Notice>
    </div>
  );
}
