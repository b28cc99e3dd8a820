import type { Entry, Group, GroupDetails } from '../data/reference-data';
import { useFile } from '../data/use-file';
import { CopyIcon } from '../../../../shared/ui/copy';
import { Notice } from '../../../../shared/notices/notice';
import { useOrigin } from '../../../../shared/ui/code-block';
import { words } from '../words';
import { Description } from './entry/description';
import { EventView } from './entry/event-view';
import { OperationView } from './entry/operation-view';
import classes from './entry-view.module.css';
import { Method } from './method';

interface EntryViewProps {
  group: Group;
  entry: Entry;
}

/** One operation or event, with all that is known of it. */
export function EntryView({ group, entry }: EntryViewProps) {
  const details = useFile<GroupDetails>(group.file);
  const isEvent = entry.method === 'EVENT';
  return (
    <article className={classes.root}>
      <header className={classes.head}>
        <p className={classes.group}>{words.groupOf(group.name)}</p>
        <h1 id={entry.id} className={classes.title} tabIndex={-1}>
          {entry.title}
        </h1>
        {!isEvent && <Address entry={entry} />}
        <Description text={entry.description} />
      </header>
      {details.state === 'missing' && (
        <Notice tone="error" title={words.missing}>
          {words.missingText}
        </Notice>
      )}
      {details.state === 'read' &&
        (isEvent ? (
          <EventView entry={entry} details={details.value} />
        ) : (
          <OperationView entry={entry} details={details.value} />
        ))}
    </article>
  );
}

function Address({ entry: { method, path } }: Pick<EntryViewProps, 'entry'>) {
  const origin = useOrigin();
  return (
    <p className={classes.address}>
      <Method method={method} />
      <code>{path}</code>
      <CopyIcon value={origin + path} what={words.address} />
    </p>
  );
}
