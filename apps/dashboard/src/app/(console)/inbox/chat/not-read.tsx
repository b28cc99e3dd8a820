import { Skeleton } from '@mantine/core';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import classes from './not-read.module.css';

/** Widths of what may stand there, in percent of the conversation, and whose it is. */
const BUBBLES = [
  { width: 42, isOwn: false },
  { width: 58, isOwn: false },
  { width: 36, isOwn: true },
  { width: 50, isOwn: false },
  { width: 46, isOwn: true },
] as const;

/** In the place of a conversation that is still being read. */
export function Sketch() {
  return (
    <div className={classes.root} aria-hidden="true">
      {BUBBLES.map(({ width, isOwn }) => (
        <Skeleton
          key={width}
          className={isOwn ? (classes.own ?? '') : ''}
          width={`${width}%`}
          height={44}
          radius="lg"
        />
      ))}
    </div>
  );
}

interface NotReadProps {
  query: { isPending: boolean; error: unknown; refetch: () => unknown };
}

/** In the place of a conversation that is being read, or cannot be. */
export function NotRead({ query }: NotReadProps) {
  if (query.isPending) return <Sketch />;
  return (
    <div className={classes.root}>
      <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
    </div>
  );
}
