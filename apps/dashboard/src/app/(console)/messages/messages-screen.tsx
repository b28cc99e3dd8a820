'use client';

import type { ReactNode } from 'react';
import { Button, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMessages } from '@tabler/icons-react';
import type { MessageView } from '@whathooks/dto';
import { MessageList } from '../../../features/messages/message-list';
import { useMessages } from '../../../features/messages/queries';
import { messageWords } from '../../../features/messages/words';
import { NUMBERS } from '../../../features/numbers/address';
import { useSessions } from '../../../features/numbers/queries';
import { Marked } from '../../../features/search/marked';
import { searchWords } from '../../../features/search/words';
import { formatDayWithin } from '../../../shared/format/format';
import { Empty } from '../../../shared/notices/empty';
import { NoMatch } from '../../../shared/notices/no-match';
import { PageHeader } from '../../../shared/screens/page-header';
import { Link } from '../../../shared/ui/link';
import { MessageFilters } from './message-filters';
import { type FoundMessage, useFoundMessages } from './use-found-messages';
import { ScheduledMessages } from './scheduled-messages';
import { toFilter, useMessageFilters } from './use-message-filters';
import { words } from './words';

/** Pause after the last keystroke before the list is asked for again, in milliseconds. */
const TYPING_PAUSE = 300;

/** Every message in and out, as it happens. */
export function MessagesScreen() {
  const filters = useMessageFilters();
  const [chat] = useDebouncedValue(filters.fields.chat, TYPING_PAUSE);
  const [typed] = useDebouncedValue(filters.fields.q, TYPING_PAUSE);
  const q = typed.trim();
  const filter = toFilter({ ...filters.fields, chat }, filters.between);
  const { data: sessions = [] } = useSessions();
  const listed = useMessages(filter, { enabled: q === '' });
  const found = useFoundMessages(q, filter);
  const indexedFrom = q === '' ? null : found.data?.pages[0]?.indexedFrom;
  return (
    <>
      <PageHeader title={messageWords.title} lead={words.lead} />
      {!filter.starred && q === '' && <ScheduledMessages sessions={sessions} />}
      <MessageFilters {...filters} sessions={sessions} />
      <MessageList
        query={q === '' ? listed : found}
        sessions={sessions}
        textOf={markedText}
        empty={
          q !== '' || Object.keys(filter).length > 0 ? (
            <NoMatch
              icon={IconMessages}
              title={words.noMatch}
              text={words.noMatchText}
              onShowAll={filters.clear}
            />
          ) : (
            <NoMessages />
          )
        }
      />
      {indexedFrom && (
        <Text size="sm" c="dimmed" mt="sm">
          {searchWords.partly(formatDayWithin(indexedFrom))}
        </Text>
      )}
    </>
  );
}

/** The text of a message that words were found in, with these; null for any other message. */
function markedText(message: MessageView | FoundMessage): ReactNode {
  const { text } = message;
  if (!('places' in message) || message.places.length === 0 || text === null) return null;
  return <Marked text={text} places={message.places} />;
}

function NoMessages() {
  return (
    <Empty
      icon={IconMessages}
      title={words.none}
      action={
        <Button component={Link} href={NUMBERS} variant="default">
          {words.goToNumbers}
        </Button>
      }
    >
      <p>{words.noneText}</p>
    </Empty>
  );
}
