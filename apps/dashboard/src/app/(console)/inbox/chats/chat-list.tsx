'use client';

import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import type { ChatView, SessionView } from '@whathooks/dto';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { useChats } from '../../../../features/chats/queries';
import { useDraftTexts } from '../../../../features/drafts/queries';
import { Empty } from '../../../../shared/notices/empty';
import { HeldPlace } from '../../../../shared/lists/held-place';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import type { InboxPlace } from '../address';
import { takeEarlySteps } from '../keyboard/early-steps';
import { ChatRow } from './chat-row';
import classes from './chat-list.module.css';
import { words } from './words';

/** Nearer to the end of what was read than this, in pixels, and the next page is read. */
const READ_AHEAD = 1_200;

interface ChatListProps {
  query: ReturnType<typeof useChats>;
  inbox: InboxPlace;
  sessions: readonly SessionView[];
}

/** The chats of a view, the one with the newest message first. Only those in sight are drawn. */
export function ChatList({ query, inbox, sessions }: ChatListProps) {
  const scroller = useRef<HTMLElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const chats = query.data?.pages.flatMap(({ data }) => data) ?? [];
  const numbers = new Map(sessions.map((session) => [session.id, session]));
  const opened = inbox.place.chat;
  const draftOf = useDraftTexts();
  const keys = useListKeys(list, scroller, chats, inbox);

  const readOn = () => {
    const { current } = list;
    if (!current || !query.hasNextPage || query.isFetchingNextPage) return;
    const left = current.scrollSize - current.scrollOffset - current.viewportSize;
    if (left < READ_AHEAD) void query.fetchNextPage();
  };

  return (
    <nav
      ref={scroller}
      aria-label={words.chats}
      className={classes.root}
      data-chats
      tabIndex={-1}
      aria-busy={query.isPending}
      {...keys.handlers}
    >
      {query.isPending && <Loading />}
      {query.isError && !query.data && (
        <div className={classes.empty}>
          <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.data && chats.length === 0 && (
        <div className={classes.empty}>
          <NoChats inbox={inbox} />
        </div>
      )}
      {chats.length > 0 && (
        <Virtualizer
          ref={list}
          scrollRef={scroller}
          as="ol"
          item="li"
          data={chats}
          bufferSize={60}
          onScroll={readOn}
          onResize={keys.onResize}
        >
          {(chat) => (
            <ChatRow
              key={chat.id}
              chat={chat}
              number={sessions.length > 1 ? numbers.get(chat.sessionId)?.name : undefined}
              href={inbox.chatHref(chat.id)}
              isOpen={chat.id === opened}
              draft={chat.id === opened ? '' : draftOf(chat.id).trim()}
              onOpen={inbox.openChat}
            />
          )}
        </Virtualizer>
      )}
    </nav>
  );
}

function Loading() {
  return Array.from({ length: 8 }, (_, index) => (
    <Skeleton
      key={index}
      height={48}
      width="auto"
      radius="md"
      m="0.6rem 0.75rem"
      aria-hidden="true"
    />
  ));
}

function NoChats({ inbox }: { inbox: InboxPlace }) {
  const { view, session, label } = inbox.place;
  const isNarrowed = session !== '' || label !== '';
  const [title, text] = isNarrowed ? [words.noneMatch, words.noneMatchText] : words.none[view];
  return (
    <Empty
      icon={IconListSearch}
      title={title}
      action={
        isNarrowed && (
          <Button
            size="xs"
            variant="default"
            onClick={() => inbox.narrow({ session: '', label: '', view: 'open' })}
          >
            {words.showAll}
          </Button>
        )
      }
    >
      <p>{text}</p>
    </Empty>
  );
}

/** The arrow keys, and j and k, go from chat to chat; the one in focus is drawn wherever it stands. */
function useListKeys(
  list: { current: VirtualizerHandle | null },
  scroller: { current: HTMLElement | null },
  chats: readonly ChatView[],
  inbox: InboxPlace,
) {
  const wanted = useRef<string | null>(null);
  const [place] = useState(() => new HeldPlace(() => list.current));
  useEffect(
    () => (scroller.current ? place.attach(scroller.current) : undefined),
    [place, scroller],
  );
  const early = useEarlySteps(scroller);
  const focus = (id: string): boolean => {
    const row = scroller.current?.querySelector<HTMLElement>(`a[data-chat="${id}"]`);
    row?.focus();
    return row !== undefined && row !== null;
  };
  const goTo = (index: number): string | null => {
    const at = Math.min(Math.max(index, 0), chats.length - 1);
    if (at >= 0) place.reveal(() => at);
    return chats[at]?.id ?? null;
  };
  useEffect(() => {
    if (!wanted.current) return;
    focus(wanted.current);
    wanted.current = null;
  });
  // What was pressed before there was a list, unless the focus went on since.
  useEffect(() => {
    const made = takeEarlySteps();
    if (made === null || document.activeElement !== document.body) return;
    early.begin(made);
    scroller.current?.focus();
    // Once, when the list has come.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    if (chats.length === 0) return;
    const open = chats.findIndex(({ id }) => id === inbox.place.chat);
    early.lead((steps) => {
      const id = goTo(Math.max(open, 0) + steps);
      return id !== null && focus(id);
    });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    if (early.add(step)) return;
    const from = document.activeElement?.getAttribute('data-chat') ?? inbox.place.chat;
    const next = goTo(chats.findIndex(({ id }) => id === from) + step);
    wanted.current = next;
    requestAnimationFrame(() => next && focus(next));
  };
  /** The list itself gets the focus from a key that comes before its chats. */
  const onFocus = ({ target }: FocusEvent) => {
    if (target === scroller.current && chats.length === 0) early.begin(0);
  };
  return { handlers: { onKeyDown, onFocus }, onResize: place.measured };
}

/** Frames in which the rows of a list that has just come are looked for. */
const FRAMES = 60;

/** Steps that keys made while there was no list: they lead into it once it is there, unless the focus went on. */
function useEarlySteps(scroller: { current: HTMLElement | null }) {
  const steps = useRef<number | null>(null);
  const lead = (go: (steps: number) => boolean, frames = FRAMES): void => {
    if (steps.current === null) return;
    if (document.activeElement !== scroller.current || frames === 0 || go(steps.current))
      steps.current = null;
    else requestAnimationFrame(() => lead(go, frames - 1));
  };
  return {
    begin: (made: number) => {
      steps.current = Math.max(steps.current ?? 0, made);
    },
    /** Whether there is no list yet. */
    add: (step: number): boolean => {
      if (steps.current === null) return false;
      steps.current = step === -Infinity ? 0 : Math.max(steps.current + step, 0);
      return true;
    },
    lead,
  };
}

const STEPS: Partial<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  Home: -Infinity,
  End: Infinity,
};
