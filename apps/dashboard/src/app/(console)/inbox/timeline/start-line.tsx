import { Button, Loader } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import type { TimelineStart } from './rows';
import classes from './start-line.module.css';
import { startWords as words } from './words';

/** The start of what is stored of a conversation: what is older is asked of the phone, until it has told all. */
export function StartLine({ start }: { start: TimelineStart }) {
  const { hasMore, isRemoved, isConnected, state, ask } = start;
  if (!hasMore) return <p className={classes.root}>{words.ended}</p>;
  if (isRemoved) return <p className={classes.root}>{words.removed}</p>;
  if (!isConnected) return <p className={classes.root}>{words.down}</p>;
  if (state === 'asking') {
    return (
      <p className={classes.root} role="status">
        <Loader size="xs" aria-hidden="true" /> {words.asking}
      </p>
    );
  }
  return (
    <div className={classes.root}>
      {state === 'silent' && <p role="status">{words.silent}</p>}
      {typeof state === 'object' && <ProblemNotice error={state} />}
      <Button
        size="compact-sm"
        fz="xs"
        variant="default"
        leftSection={<IconHistory size={15} />}
        onClick={ask}
      >
        {words.ask}
      </Button>
    </div>
  );
}
