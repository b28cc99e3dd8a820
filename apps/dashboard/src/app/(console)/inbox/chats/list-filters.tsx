'use client';

import { type KeyboardEvent, useState } from 'react';
import { CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { SEARCH_MAX } from '@whathooks/dto/facts';
import { useLabels } from '../../../../features/labels/queries';
import { numberLabel } from '../../../../features/numbers/status-text';
import { numberWords } from '../../../../features/numbers/words';
import { words as shared } from '../../../../shared/words';
import type { InboxPlace } from '../address';
import { SEARCH_ID } from '../keyboard/shortcuts';
import classes from './side.module.css';
import { words } from './words';

/** Pause in the typing after which is searched, in milliseconds. */
const SEARCH_AFTER = 200;

interface ListFiltersProps {
  inbox: InboxPlace;
  sessions: readonly SessionView[];
}

/** Narrows the chats: by text, and by number where there are several. */
export function ListFilters({ inbox, sessions }: ListFiltersProps) {
  const { session, label } = inbox.place;
  const { data: labels = [] } = useLabels();
  const hasNumbers = sessions.length > 1 || session !== '';
  return (
    <div className={classes.filters} role="search" aria-label={words.search}>
      <SearchField inbox={inbox} />
      {(hasNumbers || labels.length > 0) && (
        <div className={classes.choices}>
          {hasNumbers && (
            <NativeSelect
              size="xs"
              aria-label={numberWords.number}
              value={session}
              onChange={(event) => inbox.narrow({ session: event.currentTarget.value })}
              data={[
                { value: '', label: numberWords.all },
                ...sessions.map((one) => ({ value: one.id, label: numberLabel(one) })),
              ]}
            />
          )}
          {labels.length > 0 && (
            <NativeSelect
              size="xs"
              aria-label={words.label}
              value={label}
              onChange={(event) => inbox.narrow({ label: event.currentTarget.value })}
              data={[
                { value: '', label: words.allLabels },
                ...labels.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
        </div>
      )}
    </div>
  );
}

function SearchField({ inbox }: { inbox: InboxPlace }) {
  const [text, setText] = useState(inbox.place.q);
  const search = useDebouncedCallback(inbox.search, SEARCH_AFTER);
  const change = (value: string) => {
    setText(value);
    search(value);
  };
  return (
    <TextInput
      size="xs"
      type="search"
      id={SEARCH_ID}
      aria-label={words.search}
      placeholder={words.searchHint}
      leftSection={<IconSearch size={15} aria-hidden="true" />}
      rightSection={
        text !== '' && (
          <CloseButton size="xs" aria-label={shared.showAll} onClick={() => change('')} />
        )
      }
      value={text}
      maxLength={SEARCH_MAX}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={goToHits}
    />
  );
}

/** Down from the field is the first chat, or the first of what was found. */
function goToHits(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown') return;
  event.preventDefault();
  document.querySelector<HTMLElement>('[data-chats] a')?.focus();
}
