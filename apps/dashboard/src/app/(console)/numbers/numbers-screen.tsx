'use client';

import { useState } from 'react';
import { Button, Skeleton, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPhone, IconPlus, IconSearch } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { useSessions } from '../../../features/numbers/queries';
import { Empty } from '../../../shared/notices/empty';
import { formatPhone } from '../../../shared/format/format';
import { Moment } from '../../../shared/ui/moment';
import { PageHeader } from '../../../shared/screens/page-header';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { useAskedForNew } from '../../../shared/dialogs/use-asked-for-new';
import { CreateNumberModal } from './create-number-modal';
import { numberAddress } from '../../../features/numbers/address';
import classes from './numbers-screen.module.css';
import { StatusBadge } from '../../../features/numbers/status-badge';
import { Link } from '../../../shared/ui/link';

/** From how many numbers on a search field is worth its place. */
const SEARCH_FROM = 8;

export function NumbersScreen() {
  const [opened, modal] = useDisclosure(false);
  const { data, error, isPending, refetch } = useSessions();
  useAskedForNew(modal.open);
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={modal.open}>
      Link a number
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Numbers"
        lead="Your linked WhatsApp numbers and their status."
        action={data && data.length > 0 ? create : undefined}
      />
      {isPending && <NumbersSkeleton />}
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Empty icon={IconPhone} title="No numbers yet" action={create}>
          <p>Create one, scan its code with WhatsApp, and its messages start to arrive.</p>
        </Empty>
      )}
      {data && data.length > 0 && <NumberList sessions={data} />}
      <CreateNumberModal opened={opened} onClose={modal.close} />
    </>
  );
}

function found(session: SessionView, search: string): boolean {
  const haystack = `${session.name} ${session.phone ?? ''} ${session.pushName ?? ''} ${session.id}`;
  return haystack.toLowerCase().includes(search.trim().toLowerCase().replace(/^\+/, ''));
}

function NumberList({ sessions }: { sessions: SessionView[] }) {
  const [search, setSearch] = useState('');
  const shown = sessions.filter((session) => found(session, search));
  return (
    <Stack gap="md">
      {sessions.length >= SEARCH_FROM && (
        <TextInput
          aria-label="Search numbers"
          placeholder="Search by name or number"
          leftSection={<IconSearch size={16} stroke={1.7} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          maw={360}
        />
      )}
      <ul className={classes.list} aria-label="Numbers">
        {shown.map((session) => (
          <NumberRow key={session.id} session={session} />
        ))}
      </ul>
      {shown.length === 0 && <p role="status">No number matches “{search}”.</p>}
    </Stack>
  );
}

function NumberRow({ session }: { session: SessionView }) {
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <Link href={numberAddress(session.id)} className={classes.name}>
          {session.name}
        </Link>
        <span className={classes.phone}>
          {session.phone ? formatPhone(session.phone) : 'No phone linked yet'}
          {session.pushName && ` · ${session.pushName}`}
        </span>
      </div>
      <span className={classes.since}>
        {session.status === 'CONNECTED' && session.connectedAt && (
          <>
            since <Moment at={session.connectedAt} />
          </>
        )}
      </span>
      <StatusBadge status={session.status} reason={session.statusReason} />
    </li>
  );
}

function NumbersSkeleton() {
  return (
    <Stack gap={1} aria-hidden="true">
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} height={66} radius="md" mb={6} />
      ))}
    </Stack>
  );
}
