'use client';

import { useState } from 'react';
import { Button, Checkbox, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { IconPhone, IconPlus, IconSearch } from '@tabler/icons-react';
import type { ClientView, SessionView } from '@whathooks/dto';
import { useMay } from '../../../features/auth/use-may';
import { useClients } from '../../../features/clients/queries';
import { RoleNote } from '../../../features/members/role-note';
import { useSessions, useSessionTraffic } from '../../../features/numbers/queries';
import { numberWords } from '../../../features/numbers/words';
import { reasonLabel } from '../../../features/numbers/status-text';
import { useNewDialog } from '../../../shared/address';
import { DataList } from '../../../shared/lists/data-list';
import { Choice, Filters } from '../../../shared/lists/filters';
import { Empty } from '../../../shared/notices/empty';
import { NoMatch } from '../../../shared/notices/no-match';
import { PageHeader } from '../../../shared/screens/page-header';
import { CreateNumberDialog } from './create-number-dialog';
import { NumberRow } from './number-row';
import classes from './numbers-screen.module.css';
import { SelectedNumbers } from './selected-numbers';
import {
  arranged,
  NO_CLIENT,
  reasonsOf,
  type Sort,
  SORTS,
  type Tab,
  tabCounts,
  TABS,
  useNumberList,
} from './use-number-list';
import { words } from './words';

/** From how many numbers on tabs, sorting and a search field are worth their place. */
const MANY = 6;
const NONE: ReadonlySet<string> = new Set();

/** Every number of the organization. */
export function NumbersScreen() {
  const dialog = useNewDialog();
  const query = useSessions();
  const count = query.data?.length ?? 0;
  const mayLink = useMay('sessions:write');
  const create = mayLink ? (
    <Button leftSection={<IconPlus size={16} />} onClick={dialog.open}>
      {numberWords.link}
    </Button>
  ) : (
    <RoleNote to="sessions:write" />
  );
  return (
    <>
      <PageHeader
        title={numberWords.title}
        lead={words.lead}
        action={count > 0 ? create : undefined}
      />
      {query.data?.length === 0 ? (
        <Empty icon={IconPhone} title={words.none} action={create}>
          <p>{words.noneText}</p>
        </Empty>
      ) : (
        <Numbers query={query} mayChange={mayLink} />
      )}
      {mayLink && <CreateNumberDialog opened={dialog.opened} onClose={dialog.close} />}
    </>
  );
}

interface NumbersProps {
  query: ReturnType<typeof useSessions>;
  mayChange: boolean;
}

function Numbers({ query, mayChange }: NumbersProps) {
  const list = useNumberList();
  const { data: traffic = new Map() } = useSessionTraffic();
  const [chosen, setChosen] = useState(NONE);
  const sessions = query.data ?? [];
  const shown = arranged(sessions, list, traffic);
  const selected = shown.filter(({ id }) => chosen.has(id));
  const { data: clients = [] } = useClients();
  const isNarrowed =
    list.tab !== 'all' || list.reason !== '' || list.client !== '' || list.q !== '';
  const isWorth = sessions.length >= MANY || isNarrowed || clients.length > 0;
  return (
    <Stack gap="md">
      {isWorth && <Narrowing sessions={sessions} list={list} clients={clients} />}
      {mayChange && shown.length > 1 && (
        <div className={classes.bar}>
          <Checkbox
            size="xs"
            label={words.selectAll(shown.length)}
            checked={selected.length === shown.length}
            indeterminate={selected.length > 0 && selected.length < shown.length}
            onChange={(event) =>
              setChosen(event.currentTarget.checked ? new Set(shown.map(({ id }) => id)) : NONE)
            }
          />
          {selected.length > 0 && (
            <SelectedNumbers sessions={selected} onDone={() => setChosen(NONE)} />
          )}
        </div>
      )}
      <DataList
        query={query}
        label={numberWords.title}
        arrange={() => shown}
        itemKey={({ id }) => id}
        rowClass={classes.row}
        empty={
          <NoMatch
            icon={IconPhone}
            title={words.noMatch}
            text={words.noMatchText}
            onShowAll={list.clear}
          />
        }
      >
        {(session) => (
          <NumberRow
            session={session}
            traffic={traffic.get(session.id)}
            client={clients.find(({ id }) => id === session.clientId)?.name}
            {...(mayChange && {
              selection: {
                isSelected: chosen.has(session.id),
                onSelect: (isSelected: boolean) => setChosen(toggled(chosen, session, isSelected)),
              },
            })}
          />
        )}
      </DataList>
    </Stack>
  );
}

function toggled(
  chosen: ReadonlySet<string>,
  { id }: SessionView,
  isSelected: boolean,
): ReadonlySet<string> {
  const next = new Set(chosen);
  if (isSelected) next.add(id);
  else next.delete(id);
  return next;
}

interface NarrowingProps {
  sessions: readonly SessionView[];
  list: ReturnType<typeof useNumberList>;
  clients: readonly ClientView[];
}

/** Tabs with their counts, the search, and the order. */
function Narrowing({ sessions, list, clients }: NarrowingProps) {
  const counts = tabCounts(sessions);
  const reasons = reasonsOf(sessions, list.tab);
  return (
    <div>
      <div className={classes.tabs}>
        <SegmentedControl
          size="xs"
          aria-label={words.tabsLabel}
          value={list.tab}
          onChange={(tab) => list.chooseTab(tab as Tab)}
          data={TABS.map((value) => ({ value, label: words.tab(value, counts[value]) }))}
        />
      </div>
      <Filters label={words.narrow}>
        <TextInput
          label={words.search}
          placeholder={words.searchSample}
          leftSection={<IconSearch size={16} stroke={1.7} />}
          value={list.q}
          onChange={(event) => list.search(event.currentTarget.value)}
        />
        {(clients.length > 0 || list.client !== '') && (
          <Choice
            label={words.client}
            all={words.anyClient}
            value={list.client}
            onChange={list.chooseClient}
            options={[
              ...clients.map(({ id, name }) => ({ value: id, label: name })),
              { value: NO_CLIENT, label: words.noClient },
            ]}
          />
        )}
        {(reasons.length > 1 || list.reason !== '') && (
          <Choice
            label={words.cause}
            all={words.anyCause}
            value={list.reason}
            onChange={list.chooseReason}
            options={reasons.map((value) => ({ value, label: reasonLabel(value) }))}
          />
        )}
        <Choice
          label={words.sort}
          all={words.sorts.newest}
          value={list.sort === 'newest' ? '' : list.sort}
          onChange={(sort) => list.chooseSort((sort || 'newest') as Sort)}
          options={SORTS.filter((sort) => sort !== 'newest').map((value) => ({
            value,
            label: words.sorts[value],
          }))}
        />
      </Filters>
    </div>
  );
}
