'use client';

import { type FormEvent, useCallback, useEffect, useMemo, useState } from 'react';
import type { ChatView, SessionView } from '@whathooks/dto';
import { useIdentity } from '../../../../features/auth/use-auth';
import { useMay } from '../../../../features/auth/use-may';
import {
  type Anchor,
  entriesOf,
  isAtNewest,
  isWhole,
  phoneHasMore,
  useTimeline,
} from '../../../../features/chats/timeline-queries';
import { useGroup } from '../../../../features/groups/queries';
import { useMemberTitle } from '../../../../features/groups/use-member-title';
import { useMemberNames } from '../../../../features/members/queries';
import type { InboxPlace } from '../address';
import { Composer } from '../composer/composer';
import { DropZone } from '../composer/reply/attach/drop-zone';
import { useAttachments } from '../composer/reply/attach/use-attachments';
import { canWait } from '../conversation/can-wait';
import { timerOf, usePeople } from '../conversation/told-by-entries';
import { useSteadyChat } from '../conversation/use-steady-chat';
import type { MessageQuestion } from '../conversation/message-question';
import { useOutbox } from '../conversation/use-outbox';
import { useWriting } from '../conversation/use-writing';
import { MessageQuestions } from '../questions/message-questions';
import { withAlbums } from '../timeline/albums';
import { rowsOf, withStart } from '../timeline/rows';
import { PinnedBar } from '../timeline/pinned-bar';
import { Timeline } from '../timeline/timeline';
import { ConversationContext } from '../conversation/conversation-context';
import { NotRead } from './not-read';
import { useLooking } from './use-looking';
import { useMarkRead } from './use-mark-read';
import { useOlder } from './use-older';
import { useShowTyping } from './use-show-typing';
import { useTrimmed } from './use-trimmed';
import { Answering } from './header/viewers';
import { formatTitle } from '../../../../shared/format/format';

interface ConversationProps {
  chat: ChatView;
  /** Missing where the number was deleted. */
  session: SessionView | undefined;
  inbox: InboxPlace;
}

/** More unread messages than this, and the conversation opens where they begin. */
const MANY_UNREAD = 40;

/** One chat: what was said, and the field to answer. */
export function Conversation({ chat, session, inbox }: ConversationProps) {
  const { user } = useIdentity();
  const nameOf = useMemberNames();
  const steady = useSteadyChat(chat);
  const { message, day } = inbox.place;
  // The line of the unread stays where it was when the chat was opened.
  const [firstUnreadId] = useState(chat.unread > 0 ? chat.firstUnreadId : null);
  const [opened, setOpened] = useState<Anchor>(() =>
    message
      ? { around: message }
      : firstUnreadId && chat.unread > MANY_UNREAD
        ? { around: firstUnreadId }
        : null,
  );
  const anchor: Anchor = day ? { at: new Date(`${day}T00:00:00`).toISOString() } : opened;
  const query = useTimeline(chat.id, anchor);
  const entries = useMemo(() => entriesOf(query.data), [query.data]);
  const outbox = useOutbox(chat, entries);
  const onLooking = useLooking(chat.id, outbox.outgoing.length);
  const isGroup = chat.kind === 'group';
  const older = useOlder(chat.id, anchor);
  const isRemoved = session === undefined;
  const ownPhone = session?.phone ?? null;
  const isConnected = session?.status === 'CONNECTED';
  const said = useMemo(
    () => withAlbums(rowsOf(entries, outbox.outgoing, { isGroup, firstUnreadId })),
    [entries, outbox.outgoing, isGroup, firstUnreadId],
  );
  const hasStart = isWhole(query.data);
  const hasMore = phoneHasMore(query.data);
  const { state, ask } = older;
  const rows = useMemo(
    () => (hasStart ? withStart(said, { hasMore, isRemoved, isConnected, state, ask }) : said),
    [said, hasStart, hasMore, isRemoved, isConnected, state, ask],
  );
  useOpenedAt(message, entries, query.data !== undefined, setOpened);
  const [question, setQuestion] = useState<MessageQuestion | null>(null);
  const writing = useWriting();
  const attached = useAttachments();
  const maySend = useMay('messages:send');
  const { data: group } = useGroup(chat.groupId);
  const memberTitle = useMemberTitle(group);
  const isInside = group?.isMember !== false && !chat.blocked;
  const canSend = maySend && session?.status === 'CONNECTED' && isInside;
  const canWrite = canSend || (maySend && session !== undefined && canWait(session) && isInside);
  const onTyping = useShowTyping(chat.id, canSend, outbox.outgoing.length);
  const onInput = (event: FormEvent) => {
    onLooking(event);
    onTyping(event);
  };
  const people = usePeople(entries);
  const timer = useMemo(() => timerOf(entries), [entries]);
  const trim = useTrimmed(chat.id, anchor, entries.length);
  const markRead = useMarkRead(chat);
  const onEnd = () => {
    markRead();
    trim();
  };
  const { goTo } = inbox;
  const shown = useMemo(
    () => ({
      chat: steady,
      me: user.id,
      nameOf,
      outbox,
      ...writing,
      showMessage: (id: string) => goTo({ message: id }),
      ask: setQuestion,
      canSend,
      canWrite,
      isRemoved,
      ownPhone,
      people,
      timer,
      memberTitle,
    }),
    [
      steady,
      user.id,
      nameOf,
      outbox,
      writing,
      goTo,
      canSend,
      canWrite,
      isRemoved,
      ownPhone,
      people,
      timer,
      memberTitle,
    ],
  );

  return (
    <ConversationContext value={shown}>
      <DropZone
        disabled={!canWrite || writing.noting !== null}
        onFiles={attached.add}
        onInput={onInput}
      >
        <PinnedBar />
        {query.data ? (
          <Timeline
            key={JSON.stringify(anchor)}
            title={formatTitle(chat.title)}
            rows={rows}
            target={message}
            source={{
              isAtNewest: isAtNewest(query.data),
              isReading: query.isFetchingNextPage || query.isFetchingPreviousPage,
              readOlder: () => {
                if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
              },
              readNewer: () => {
                if (query.hasPreviousPage && !query.isFetching) void query.fetchPreviousPage();
              },
            }}
            onEnd={onEnd}
            onNewest={() => {
              setOpened(null);
              goTo({});
            }}
          />
        ) : (
          <NotRead query={query} />
        )}
        <Answering chatId={chat.id} />
        <Composer session={session} attached={attached} />
        <MessageQuestions question={question} onClose={() => setQuestion(null)} />
      </DropZone>
    </ConversationContext>
  );
}

/** Opens the conversation around the message of the address, where it is not loaded already. */
function useOpenedAt(
  message: string | null,
  entries: readonly { id: string }[],
  isRead: boolean,
  open: (anchor: Anchor) => void,
): void {
  const [seen, setSeen] = useState(message);
  const isLoaded = message === null || entries.some(({ id }) => id === message);
  const go = useCallback((id: string) => open({ around: id }), [open]);
  useEffect(() => {
    if (message === seen || !isRead) return;
    setSeen(message);
    if (message !== null && !isLoaded) go(message);
  }, [message, seen, isRead, isLoaded, go]);
}
