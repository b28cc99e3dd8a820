'use client';

import { useNotices } from '../../../../../features/numbers/queries';
import { DataList } from '../../../../../shared/lists/data-list';
import { Section } from '../../../../../shared/screens/section';
import { Moment } from '../../../../../shared/ui/moment';
import classes from './notices.module.css';
import { nodeText, noticeEntries, type NoticeEntry } from './notice-entries';
import { noticesWords as words } from './words';

/** What WhatsApp told a number and that is no message: calls, changes of groups, pictures. */
export function Notices({ sessionId }: { sessionId: string }) {
  return (
    <Section title={words.title}>
      <DataList
        query={useNotices(sessionId)}
        label={words.title}
        older={words.older}
        arrange={(notices) => noticeEntries(notices)}
        itemKey={({ key }) => key}
        height={120}
        empty={<p className={classes.empty}>{words.none}</p>}
      >
        {(entry) => <Entry entry={entry} />}
      </DataList>
    </Section>
  );
}

function Entry({ entry }: { entry: NoticeEntry }) {
  const raw = entry.notices.map(({ details }) => nodeText(details)).reverse();
  return (
    <details className={classes.entry}>
      <summary>
        <span className={classes.words}>{entry.words}</span>
        <span className={classes.time}>
          <Moment at={entry.at} />
        </span>
      </summary>
      <pre className={classes.raw} tabIndex={0} aria-label={words.raw}>
        {raw.join('\n')}
      </pre>
    </details>
  );
}
