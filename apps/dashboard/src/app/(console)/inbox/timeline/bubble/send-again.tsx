import { Button } from '@mantine/core';
import type { MessageView } from '@whathooks/dto';
import { useConversation } from '../../conversation/conversation-context';
import { writtenAgain } from '../../conversation/sent-again';
import classes from './bubble.module.css';
import { words } from '../words';

/** A way to send what failed once more, as new messages at the end of the chat. */
export function SendAgain({ failed }: { failed: readonly MessageView[] }) {
  const { outbox, canWrite, canSend } = useConversation();
  const written = failed.flatMap((message) => writtenAgain(message) ?? []);
  if (!canWrite || written.length === 0) return null;
  // What is written while the number is away waits for it.
  const queue = canSend ? {} : { queue: true };
  const send = () => {
    for (const one of written) outbox.send({ ...one, options: { ...one.options, ...queue } });
  };
  return (
    <div className={classes.again}>
      <Button size="compact-xs" variant="default" onClick={send}>
        {words.sendAgain}
      </Button>
    </div>
  );
}
