'use client';

import { Button } from '@mantine/core';
import type { LabelView } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import { useKeepLabel } from '../../../../features/labels/queries';
import { useSessions } from '../../../../features/numbers/queries';
import { Notice } from '../../../../shared/notices/notice';
import { notifyProblem } from '../../../../shared/notices/notify';
import classes from './labels-screen.module.css';
import { words } from './words';

/** On which phones a label does not stand as it stands here, and the way out. */
export function LabelRefusals({ label }: { label: LabelView }) {
  const { id, name, color, refusedBy = [] } = label;
  const { data: sessions = [] } = useSessions();
  const { mutate, isPending } = useKeepLabel();
  const mayChange = useMay('messages:send');
  if (refusedBy.length === 0) return null;
  return (
    <div className={classes.refusals} role="status">
      <Notice
        tone="warning"
        title={words.refused}
        action={
          mayChange && (
            <Button
              size="compact-xs"
              variant="default"
              loading={isPending}
              aria-label={words.retryOf(name)}
              onClick={() => mutate({ id, name, color }, { onError: notifyProblem })}
            >
              {words.retry}
            </Button>
          )
        }
      >
        {refusedBy.map(({ sessionId, reason }) => (
          <p key={sessionId} className={classes.refusal}>
            {words.refusedBy(sessions.find((one) => one.id === sessionId)?.name ?? '', reason)}
          </p>
        ))}
      </Notice>
    </div>
  );
}
