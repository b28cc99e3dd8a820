'use client';

import { usePathname } from 'next/navigation';
import { Button, Group } from '@mantine/core';
import {
  useEndSignIn,
  useRecognizeSignIn,
  useSignIns,
} from '../../../features/auth/sign-in-queries';
import { Notice } from '../../../shared/notices/notice';
import { notifyProblem } from '../../../shared/notices/notify';
import { Moment } from '../../../shared/ui/moment';
import classes from './new-sign-in.module.css';
import { newSignInWords as words } from './words';

/** Asks whether a log-in on a new browser is the person's own. Not on that browser itself. */
export function NewSignIn() {
  const { data = [] } = useSignIns();
  const recognize = useRecognizeSignIn();
  const end = useEndSignIn();
  // The inbox fills its screen: it is asked on the next one.
  const fills = usePathname().startsWith('/inbox');
  const found = data.find(({ isNew, isCurrent }) => isNew && !isCurrent);
  if (!found || fills) return null;
  return (
    <div className={classes.root}>
      <Notice
        tone="warning"
        title={words.title(found.device)}
        action={
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              loading={recognize.isPending}
              onClick={() => recognize.mutate(found.id, { onError: notifyProblem })}
            >
              {words.mine}
            </Button>
            <Button
              size="xs"
              loading={end.isPending}
              onClick={() => end.mutate(found.id, { onError: notifyProblem })}
            >
              {words.end}
            </Button>
          </Group>
        }
      >
        {words.text} {found.address}, <Moment at={found.createdAt} />. {words.advice}
      </Notice>
    </div>
  );
}
