import { useState } from 'react';
import type { MessageView } from '@whathooks/dto';
import { explainFailure } from '../../../../../features/messages/message-text';
import { AlbumPart } from '../../../../../features/messages/media/album-part';
import { Author, Bubble, Context, Foot, MentionedText } from './bubble';
import classes from './bubble.module.css';
import { leastStatus } from '../albums';
import { MessageActions } from './message-actions';
import { Reactions } from './reactions';
import { SendAgain } from './send-again';
import type { TimelineRow } from '../rows';

interface AlbumBubbleProps {
  row: Extract<TimelineRow, { kind: 'album' }>;
  isActive: boolean;
  /** Message of the album that the address leads to; null for none. */
  target: string | null;
}

/** Pictures and videos that were sent as an album. What can be done is done with the one under the mouse or the focus. */
export function AlbumBubble({ row, isActive, target }: AlbumBubbleProps) {
  const { messages, reactions, showAuthor } = row;
  const [pointed, setPointed] = useState(0);
  const [first] = messages;
  const marked = messages[pointed] ?? first;
  const failed = messages.find(({ status }) => status === 'failed');
  const captions = messages.filter(({ text }) => text);
  const [captioned] = captions;
  const at = messages.findIndex(({ id }) => id === target);
  return (
    <Bubble
      own={first.direction === 'outbound'}
      failed={failed !== undefined}
      foot={<Foot message={asOne(messages)} />}
      beside={isActive && <MessageActions key={marked.id} message={marked} />}
      below={reactions.length > 0 && <Reactions reactions={reactions} />}
    >
      {showAuthor && <Author message={first} />}
      <Context message={first} />
      <AlbumPart
        messages={messages}
        marked={isActive ? messages.indexOf(marked) : at}
        onPoint={setPointed}
      />
      {captions.length === 1 && captioned?.text && (
        <div className={classes.caption}>
          <MentionedText message={captioned} text={captioned.text} isWhole={at !== -1} />
        </div>
      )}
      {failed && (
        <span className={classes.failure} dir="auto">
          {explainFailure(failed.error)}
        </span>
      )}
      {failed && <SendAgain failed={messages.filter(({ status }) => status === 'failed')} />}
    </Bubble>
  );
}

/** What the foot says of an album: its last time, and how far all of it has come. */
function asOne(messages: readonly [MessageView, ...MessageView[]]): MessageView {
  const last = messages.at(-1) ?? messages[0];
  const pinned = messages.find(({ pinnedUntil }) => pinnedUntil)?.pinnedUntil;
  return {
    ...last,
    status: leastStatus(messages),
    starred: messages.some(({ starred }) => starred),
    kept: messages.some(({ kept }) => kept),
    ...(pinned && { pinnedUntil: pinned }),
  };
}
