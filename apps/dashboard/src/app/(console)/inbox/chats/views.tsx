'use client';

import type { ChatCounts } from '@whathooks/dto';
import { useChatCounts } from '../../../../features/chats/queries';
import { INBOX_VIEWS, type InboxView } from '../../../../features/chats/views';
import { VIEW_LABELS } from '../../../../features/chats/words';
import type { InboxPlace } from '../address';
import classes from './side.module.css';
import { words } from './words';
import { formatCount } from '../../../../shared/format/count';

const COUNTED: Partial<Record<InboxView, keyof ChatCounts>> = {
  needs_reply: 'needsReply',
  mine: 'mine',
  unassigned: 'unassigned',
  open: 'open',
};

/** Which chats are looked at, each with how many there are. */
export function Views({ inbox }: { inbox: InboxPlace }) {
  const { view } = inbox.place;
  const { data: counts } = useChatCounts();
  return (
    <div className={classes.views} role="group" aria-label={words.views}>
      {INBOX_VIEWS.map((name) => {
        const counted = COUNTED[name];
        return (
          <button
            key={name}
            type="button"
            className={classes.view}
            aria-pressed={name === view}
            onClick={() => inbox.narrow({ view: name })}
          >
            {VIEW_LABELS[name]}
            {counted && (
              <span className="tabular">{counts ? formatCount(counts[counted]) : ''}</span>
            )}
          </button>
        );
      })}
    </div>
  );
}
