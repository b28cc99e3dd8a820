import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { toProblem } from '../api/problem';
import { words } from '../words';
import { Notice } from './notice';

interface ProblemNoticeProps {
  error: unknown;
  onRetry?: () => void;
  action?: ReactNode;
}

/** Says what happened and how to go on, in the API's own words. */
export function ProblemNotice({ error, onRetry, action }: ProblemNoticeProps) {
  const problem = toProblem(error);
  // What does not exist does not exist a moment later.
  const retry = problem.status === 404 ? undefined : onRetry;
  return (
    <Notice
      tone="error"
      title={problem.title}
      action={
        retry || action ? (
          <>
            {retry && (
              <Button size="xs" variant="default" onClick={retry}>
                {words.tryAgain}
              </Button>
            )}
            {action}
          </>
        ) : undefined
      }
    >
      {problem.detail}
      {problem.status >= 500 && problem.requestId && words.request(problem.requestId)}
    </Notice>
  );
}
