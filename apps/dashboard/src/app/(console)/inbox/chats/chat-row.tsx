import { memo, type MouseEvent } from 'react';
import { IconBellOff, IconPinned } from '@tabler/icons-react';
import type { ChatView } from '@whathooks/dto';
import { chatWords } from '../../../../features/chats/words';
import { Avatar } from '../../../../features/chats/avatar';
import { LabelDot } from '../../../../features/labels/label-dot';
import { NumberMark } from '../../../../features/numbers/number-mark';
import { Ticks } from '../../../../features/messages/ticks';
import { plainText } from '../../../../features/messages/content/formatting';
import { preview } from '../../../../features/messages/message-text';
import { formatHint, formatMoment, formatTitle } from '../../../../shared/format/format';
import classes from './chat-row.module.css';
import { RowViewers } from './row-viewers';

interface ChatRowProps {
  chat: ChatView;
  /** Name of the number, where there are several. */
  number: string | undefined;
  href: string;
  isOpen: boolean;
  /** What was begun to be written in it. */
  draft?: string;
  onOpen: (chatId: string) => void;
}

/** One chat of the list: whom it is with, what was said last, and what is to be done. */
export const ChatRow = memo(
  function ChatRow({ chat, number, href, isOpen, draft = '', onOpen }: ChatRowProps) {
    const { lastMessage: last, labels, missedCallAt } = chat;
    const isMissed = missedCallAt !== null && (!last || missedCallAt > last.timestamp);
    const newest = isMissed ? missedCallAt : last?.timestamp;
    const said = isMissed
      ? chatWords.missedCall
      : last
        ? plainText(preview(last))
        : chatWords.noMessage;
    const open = (event: MouseEvent) => {
      // Another tab, or a copy of the link, is the browser's business.
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      onOpen(chat.id);
    };
    return (
      <a
        href={href}
        data-chat={chat.id}
        className={classes.root}
        data-unread={chat.unread > 0 || chat.markedUnread || undefined}
        aria-current={isOpen ? 'page' : undefined}
        onClick={open}
      >
        <Avatar chat={chat} isWaiting={chat.needsReplySince !== null} />
        <span className={classes.body}>
          <bdi className={classes.title}>{formatTitle(chat.title)}</bdi>
          {newest && (
            <time className={classes.time} dateTime={newest} title={formatHint(newest)}>
              {formatMoment(newest)}
            </time>
          )}
          <span className={classes.line}>
            {draft === '' && !isMissed && last?.direction === 'outbound' && (
              <Ticks status={last.status} />
            )}
            <bdi className={classes.preview}>
              {draft !== '' && <span className={classes.draft}>{chatWords.draft} </span>}
              {draft || said}
            </bdi>
            <RowViewers chatId={chat.id} />
            <Marks chat={chat} />
          </span>
          {(number !== undefined || labels.length > 0) && (
            <span className={classes.tags}>
              {number !== undefined && (
                <span className={classes.number}>
                  <NumberMark id={chat.sessionId} name={number} />
                </span>
              )}
              {labels.map(({ id, name, color }) => (
                <span key={id} className={classes.label}>
                  <LabelDot color={color} /> {name}
                </span>
              ))}
            </span>
          )}
        </span>
      </a>
    );
  },
  // The link to it follows from what else is compared, and from the filters: those make another list.
  (a, b) =>
    a.chat === b.chat &&
    a.draft === b.draft &&
    a.number === b.number &&
    a.isOpen === b.isOpen &&
    a.href === b.href,
);

function Marks({ chat: { unread, markedUnread, pinned, mutedUntil } }: { chat: ChatView }) {
  return (
    <>
      {mutedUntil !== null && (
        <IconBellOff size={15} role="img" aria-label={chatWords.muted} className={classes.mark} />
      )}
      {pinned && (
        <IconPinned size={15} role="img" aria-label={chatWords.pinned} className={classes.mark} />
      )}
      {unread > 0 && (
        <span className={classes.unread} role="img" aria-label={chatWords.unread(unread)}>
          {unread > 999 ? '999+' : unread}
        </span>
      )}
      {unread === 0 && markedUnread && (
        <span className={classes.unread} role="img" aria-label={chatWords.markedUnread} />
      )}
    </>
  );
}
