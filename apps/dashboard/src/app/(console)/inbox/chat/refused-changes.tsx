'use client';

import { Button, Group } from '@mantine/core';
import type { ChatView, RefusedChange } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import { useRefusals, useSettleRefusals } from '../../../../features/chats/refusal-queries';
import { Notice } from '../../../../shared/notices/notice';
import { notifyProblem } from '../../../../shared/notices/notify';
import classes from './refused-changes.module.css';
import { refusalWords as words } from './words';

/** What of a chat stands here and not on the phone, since WhatsApp will not take it, and the way out. */
export function RefusedChanges({ chat }: { chat: ChatView }) {
  const { data: refused = [] } = useRefusals(chat.id);
  const { mutate, isPending, variables } = useSettleRefusals(chat.id);
  const maySettle = useMay('messages:send');
  if (refused.length === 0) return null;
  const settle = (how: 'retry' | 'leave') => mutate(how, { onError: notifyProblem });
  return (
    <div className={classes.root} role="status">
      <Notice
        tone="warning"
        title={words.title}
        action={
          maySettle && (
            <Group gap="xs">
              <Button
                size="compact-xs"
                variant="default"
                loading={isPending && variables === 'retry'}
                onClick={() => settle('retry')}
              >
                {words.retry}
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                loading={isPending && variables === 'leave'}
                onClick={() => settle('leave')}
              >
                {words.leave}
              </Button>
            </Group>
          )
        }
      >
        {sentences(refused).map((sentence) => (
          <p key={sentence} className={classes.reason}>
            {sentence}
          </p>
        ))}
      </Notice>
    </div>
  );
}

/** One for each reason: WhatsApp often refuses several changes alike. */
function sentences(refused: readonly RefusedChange[]): string[] {
  const reasons = [...new Set(refused.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const alike = refused.filter((one) => one.reason === reason);
    return words.refused([...new Set(alike.map(({ change }) => words.changes[change]))], reason);
  });
}
