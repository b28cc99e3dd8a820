'use client';

import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { IconFile, IconListSearch } from '@tabler/icons-react';
import type { SearchHit, SessionView } from '@whathooks/dto';
import { Avatar } from '../../../../features/chats/avatar';
import { VIEW_LABELS } from '../../../../features/chats/words';
import { useLabels } from '../../../../features/labels/queries';
import { NumberMark } from '../../../../features/numbers/number-mark';
import { Marked } from '../../../../features/search/marked';
import { useSearch } from '../../../../features/search/queries';
import { searchWords } from '../../../../features/search/words';
import {
  formatDayWithin,
  formatHint,
  formatMoment,
  formatTitle,
} from '../../../../shared/format/format';
import { Empty } from '../../../../shared/notices/empty';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import { own } from '../../../../shared/own-address';
import { Phone } from '../../../../shared/ui/phone';
import { type InboxPlace, numberOf } from '../address';
import { SEARCH_ID } from '../keyboard/shortcuts';
import { ChatRow } from './chat-row';
import rowClasses from './chat-row.module.css';
import classes from './found.module.css';
import { plainHit } from './plain-hit';

interface FoundProps {
  q: string;
  inbox: InboxPlace;
  sessions: readonly SessionView[];
}

/** Fewer of what people look for by name stand above the messages. */
const NAMES = 5;

/** What was searched for, in the place of the list: chats, people without a chat, messages and files. */
export function Found({ q, inbox, sessions }: FoundProps) {
  const { view, label } = inbox.place;
  const session = numberOf(inbox, sessions);
  // The list of all is without closed and archived chats: a search looks in them, too.
  const isNarrowed = view !== 'open' || label !== '';
  const where = {
    q,
    ...(session && { sessionId: session }),
    ...(view !== 'open' && { view }),
    ...(label && { label }),
  };
  const searches = {
    chats: useSearch({ ...where, in: 'chats' }, NAMES),
    // People without a chat are in no view, and have no label.
    people: useSearch({ ...where, in: 'contacts' }, NAMES, !isNarrowed),
    messages: useSearch({ ...where, in: 'messages' }),
    files: useSearch({ ...where, in: 'files' }, NAMES),
  };
  const hits = (of: keyof typeof searches): SearchHit[] =>
    searches[of].data?.pages.flatMap(({ data }) => data) ?? [];
  const people = isNarrowed ? [] : hits('people').filter(({ chatId }) => chatId === null);
  const [chats, messages, files] = [hits('chats'), hits('messages'), hits('files')];
  const { people: ofPeople, ...ofChats } = searches;
  const all = isNarrowed ? Object.values(ofChats) : [...Object.values(ofChats), ofPeople];
  const failed = all.find(({ isError, data }) => isError && !data);
  const isPending = all.some((search) => search.isPending);
  const isSettled = !isPending && all.every(({ isPlaceholderData }) => !isPlaceholderData);
  const count = chats.length + people.length + messages.length + files.length;
  const indexedFrom = searches.messages.data?.pages[0]?.indexedFrom;
  const numbers = new Map(sessions.map(({ id, name }) => [id, name]));
  const nameOf = (sessionId: string) => (sessions.length > 1 ? numbers.get(sessionId) : undefined);

  return (
    <nav
      aria-label={searchWords.results}
      className={classes.root}
      data-chats
      data-found
      onKeyDown={goAmongHits}
    >
      <p className={classes.said} role="status">
        {isSettled && searchWords.found(count)}
      </p>
      {isNarrowed && <Narrowed inbox={inbox} />}
      {failed && <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />}
      {isPending && !failed && <Loading />}
      {isSettled && count === 0 && !searches.messages.hasNextPage && (
        <div className={classes.empty}>
          <Empty icon={IconListSearch} title={searchWords.none}>
            <p>{searchWords.noneText}</p>
          </Empty>
        </div>
      )}
      <Group
        title={searchWords.chats}
        more={searchWords.more.chats}
        search={searches.chats}
        count={chats.length}
      >
        {chats.map(
          ({ chat }) =>
            chat && (
              <li key={chat.id}>
                <ChatRow
                  chat={chat}
                  number={nameOf(chat.sessionId)}
                  href={inbox.chatHref(chat.id)}
                  isOpen={chat.id === inbox.place.chat}
                  onOpen={inbox.openChat}
                />
              </li>
            ),
        )}
      </Group>
      <Group title={searchWords.people} count={people.length}>
        {people.map((hit) => (
          <li key={hit.id}>
            <Person hit={hit} />
          </li>
        ))}
      </Group>
      <Group
        title={searchWords.messages}
        more={searchWords.more.messages}
        search={searches.messages}
        count={messages.length}
      >
        {messages.map((hit) => (
          <li key={hit.id}>
            <MessageHit hit={hit} inbox={inbox} number={nameOf(hit.message?.sessionId ?? '')} />
          </li>
        ))}
      </Group>
      <Group
        title={searchWords.files}
        more={searchWords.more.files}
        search={searches.files}
        count={files.length}
      >
        {files.map((hit) => (
          <li key={hit.id}>
            <MessageHit hit={hit} inbox={inbox} number={nameOf(hit.message?.sessionId ?? '')} />
          </li>
        ))}
      </Group>
      {indexedFrom && (
        <p className={classes.partly}>{searchWords.partly(formatDayWithin(indexedFrom))}</p>
      )}
    </nav>
  );
}

/** Says in which chats is searched, and leads out of them. */
function Narrowed({ inbox }: { inbox: InboxPlace }) {
  const { view, label } = inbox.place;
  const { data: labels = [] } = useLabels();
  const viewName = VIEW_LABELS[view];
  const labelName = labels.find(({ id }) => id === label)?.name;
  const places = [...(view === 'open' ? [] : [viewName]), ...(label ? [labelName] : [])];
  return (
    <p className={classes.narrowed}>
      <span>{searchWords.within(places.filter((place) => place !== undefined))}</span>
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => inbox.narrow({ view: 'open', label: '' })}
      >
        {searchWords.everywhere}
      </Button>
    </p>
  );
}

interface GroupProps {
  title: string;
  count: number;
  more?: string;
  search?: ReturnType<typeof useSearch>;
  children: ReactNode;
}

/** What was found of one kind; nothing where nothing was. */
function Group({ title, count, more, search, children }: GroupProps) {
  if (count === 0 && !search?.hasNextPage) return null;
  return (
    <section className={classes.group}>
      <h2 className={classes.title}>{title}</h2>
      <ol>{children}</ol>
      {search?.hasNextPage && (
        <Button
          size="xs"
          variant="subtle"
          className={classes.more}
          loading={search.isFetchingNextPage}
          onClick={() => void search.fetchNextPage()}
        >
          {more}
        </Button>
      )}
    </section>
  );
}

/** A message or its file; it opens the conversation around it. */
function MessageHit({
  hit,
  inbox,
  number,
}: {
  hit: SearchHit;
  inbox: InboxPlace;
  number: string | undefined;
}) {
  const { message, chatId, title, highlights, timestamp } = hit;
  if (!message) return null;
  const shown =
    hit.in === 'files'
      ? { text: message.media?.fileName ?? '', places: highlights }
      : plainHit(message.text ?? '', highlights);
  const isOpen = message.id === inbox.place.message;
  const open = (event: MouseEvent) => {
    if (!chatId || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    inbox.openChat(chatId, message.id);
  };
  return (
    <a
      href={chatId ? inbox.chatHref(chatId, message.id) : undefined}
      className={rowClasses.root}
      data-hit={message.id}
      aria-current={isOpen ? 'page' : undefined}
      onClick={open}
    >
      <span className={rowClasses.body}>
        <span className={rowClasses.line}>
          <bdi className={rowClasses.title}>{formatTitle(title)}</bdi>
          <time className={rowClasses.time} dateTime={timestamp} title={formatHint(timestamp)}>
            {formatMoment(timestamp)}
          </time>
        </span>
        <span className={classes.text}>
          {hit.in === 'files' && <IconFile size={15} aria-hidden="true" />}
          <Marked {...shown} />
        </span>
        {number !== undefined && (
          <span className={rowClasses.number}>
            <NumberMark id={message.sessionId} name={number} />
          </span>
        )}
      </span>
    </a>
  );
}

/** Somebody whom a number knows, without a chat: it is begun with a click. */
function Person({ hit: { title, contact } }: { hit: SearchHit }) {
  const jid = contact?.phone ? `${contact.phone}@s.whatsapp.net` : `${contact?.lid}@lid`;
  const query = new URLSearchParams({ session: contact?.sessionId ?? '', chat: jid });
  return (
    <a href={own(`/inbox/?${query}`)} className={rowClasses.root}>
      <Avatar chat={{ title, jid, kind: 'person' }} />
      <span className={rowClasses.body}>
        <span className={rowClasses.line}>
          <bdi className={rowClasses.title}>{formatTitle(title)}</bdi>
        </span>
        {contact?.phone && (
          <span className={rowClasses.preview}>
            <Phone digits={contact.phone} />
          </span>
        )}
      </span>
    </a>
  );
}

function Loading() {
  return Array.from({ length: 6 }, (_, index) => (
    <Skeleton
      key={index}
      height={44}
      width="auto"
      radius="md"
      m="0.6rem 0.75rem"
      aria-hidden="true"
    />
  ));
}

const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** The arrow keys, and j and k, go from one to the next; from the first one up is the field to search. */
function goAmongHits(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
  const hits = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('a'));
  const at = hits.indexOf(document.activeElement as HTMLElement);
  event.preventDefault();
  if (at + step < 0) document.getElementById(SEARCH_ID)?.focus();
  else hits[at + step]?.focus();
}
