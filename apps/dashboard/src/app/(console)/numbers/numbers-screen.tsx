'use client';

import { Button, Stack, TextInput } from '@mantine/core';
import { IconPhone, IconPlus, IconSearch } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { useQueryState } from 'nuqs';
import { useMay } from '../../../features/auth/use-may';
import { RoleNote } from '../../../features/members/role-note';
import { numberAddress } from '../../../features/numbers/address';
import { useSessions } from '../../../features/numbers/queries';
import { NumberMark } from '../../../features/numbers/number-mark';
import { StatusBadge } from '../../../features/numbers/status-badge';
import { numberWords } from '../../../features/numbers/words';
import { parseAsText, useNewDialog } from '../../../shared/address';
import { formatPhone } from '../../../shared/format/format';
import { DataList } from '../../../shared/lists/data-list';
import { RowLink } from '../../../shared/lists/list';
import { Empty } from '../../../shared/notices/empty';
import { PageHeader } from '../../../shared/screens/page-header';
import { Moment } from '../../../shared/ui/moment';
import { CreateNumberDialog } from './create-number-dialog';
import classes from './numbers-screen.module.css';
import { words } from './words';

/** From how many numbers on a search field is worth its place. */
const SEARCH_FROM = 8;

/** Every number of the organization. */
export function NumbersScreen() {
  const dialog = useNewDialog();
  const query = useSessions();
  const [search, setSearch] = useQueryState('q', parseAsText);
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
      <Stack gap="md">
        {count >= SEARCH_FROM && (
          <TextInput
            aria-label={words.search}
            placeholder={words.searchSample}
            leftSection={<IconSearch size={16} stroke={1.7} />}
            value={search}
            onChange={(event) => void setSearch(event.currentTarget.value || null)}
            maw={360}
          />
        )}
        <DataList
          query={query}
          label={numberWords.title}
          arrange={(sessions) => sessions.filter((session) => found(session, search))}
          itemKey={({ id }) => id}
          rowClass={classes.row}
          empty={
            count > 0 ? (
              <p role="status">{words.noMatch(search)}</p>
            ) : (
              <Empty icon={IconPhone} title={words.none} action={create}>
                <p>{words.noneText}</p>
              </Empty>
            )
          }
        >
          {(session) => <NumberRow session={session} />}
        </DataList>
      </Stack>
      {mayLink && <CreateNumberDialog opened={dialog.opened} onClose={dialog.close} />}
    </>
  );
}

function found(session: SessionView, search: string): boolean {
  const haystack = `${session.name} ${session.phone ?? ''} ${session.pushName ?? ''} ${session.id}`;
  return haystack.toLowerCase().includes(search.trim().toLowerCase().replace(/^\+/, ''));
}

function NumberRow({ session }: { session: SessionView }) {
  return (
    <>
      <div className={classes.who}>
        <RowLink href={numberAddress(session.id)}>
          <NumberMark id={session.id} name={session.name} />
        </RowLink>
        <span className={classes.phone}>
          {session.phone ? formatPhone(session.phone) : words.noPhone}
          {session.pushName && ` · ${session.pushName}`}
        </span>
      </div>
      <span className={classes.since}>
        {session.status === 'CONNECTED' && session.connectedAt && (
          <>
            {words.since} <Moment at={session.connectedAt} />
          </>
        )}
      </span>
      <StatusBadge session={session} />
    </>
  );
}
