'use client';

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMessages, IconSearch } from '@tabler/icons-react';
import { INBOX } from '../../../features/messages/address';
import { MessageList } from '../../../features/messages/message-list';
import { useMessages } from '../../../features/messages/queries';
import { messageWords } from '../../../features/messages/words';
import { NUMBERS } from '../../../features/numbers/address';
import { useSessions } from '../../../features/numbers/queries';
import { Empty } from '../../../shared/notices/empty';
import { NoMatch } from '../../../shared/notices/no-match';
import { PageHeader } from '../../../shared/screens/page-header';
import { Link } from '../../../shared/ui/link';
import { MessageFilters } from './message-filters';
import { ScheduledMessages } from './scheduled-messages';
import { toFilter, useMessageFilters } from './use-message-filters';
import { words } from './words';

/** Pause after the last keystroke before the list is asked for again, in milliseconds. */
const TYPING_PAUSE = 300;

/** Every message in and out, as it happens. */
export function MessagesScreen() {
  const filters = useMessageFilters();
  const [chat] = useDebouncedValue(filters.fields.chat, TYPING_PAUSE);
  const filter = toFilter({ ...filters.fields, chat }, filters.between);
  const { data: sessions = [] } = useSessions();
  return (
    <>
      <PageHeader
        title={messageWords.title}
        lead={words.lead}
        action={
          <Button
            component={Link}
            href={INBOX}
            variant="default"
            leftSection={<IconSearch size={16} stroke={1.7} />}
          >
            {words.search}
          </Button>
        }
      />
      {!filter.starred && <ScheduledMessages sessions={sessions} />}
      <MessageFilters {...filters} sessions={sessions} />
      <MessageList
        query={useMessages(filter)}
        sessions={sessions}
        empty={
          Object.keys(filter).length > 0 ? (
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
    </>
  );
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
