'use client';

import { Button } from '@mantine/core';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { useDownloadAgain } from '../queries';
import { mediaWords as words } from './words';

/** Asks WhatsApp once more for the file of a message. */
export function AskAgain({ messageId }: { messageId: string }) {
  const asking = useDownloadAgain();
  return (
    <span>
      <Button
        size="compact-xs"
        variant="default"
        loading={asking.isPending}
        onClick={() => asking.mutate(messageId)}
      >
        {words.askAgain}
      </Button>
      {asking.error && <ProblemNotice error={asking.error} />}
    </span>
  );
}
