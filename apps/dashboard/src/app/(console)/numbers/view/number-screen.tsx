'use client';

import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'next/navigation';
import { Anchor, Button, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconArrowLeft, IconPhoneOff } from '@tabler/icons-react';
import type { SessionStatus, SessionView } from '@whathooks/dto';
import { toProblem } from '../../../../shared/api/problem';
import { useSession } from '../../../../features/numbers/queries';
import { Empty } from '../../../../shared/notices/empty';
import { PageHeader } from '../../../../shared/screens/page-header';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import { NumberActions } from './number-actions';
import { NumberDetails } from './details/number-details';
import classes from './number-screen.module.css';
import { Limits } from './state/limits';
import { Notices } from './history/notices';
import { PacingForm } from './details/pacing-form';
import { ProxyForm } from './details/proxy-form';
import { SameNumber } from './same-number';
import { StatePanel } from './state/state-panel';
import { StatusBadge } from '../../../../features/numbers/status-badge';
import { STATUS_MEANINGS, statusLabel } from '../../../../features/numbers/words';
import { Transitions } from './history/transitions';
import { Link } from '../../../../shared/ui/link';

/** One number: linking it, watching it, letting go of it. */
export function NumberScreen() {
  const id = useSearchParams().get('id') ?? '';
  const { data, error, isPending, refetch } = useSession(id);
  const missing = id === '' || (error && toProblem(error).status === 404);
  return (
    <>
      <Anchor component={Link} href="/numbers/" className={classes.back} c="dimmed" size="sm">
        <IconArrowLeft size={15} stroke={1.8} aria-hidden="true" />
        Numbers
      </Anchor>
      {missing ? (
        <Gone />
      ) : data ? (
        <Loaded session={data} />
      ) : isPending ? (
        <LoadingNumber />
      ) : (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      )}
    </>
  );
}

/** True from the moment a number that was being linked became connected, while this page is open. */
function useJustLinked(status: SessionStatus): boolean {
  const wasLinking = useRef(false);
  const [linked, setLinked] = useState(false);
  useEffect(() => {
    if (status === 'QR') wasLinking.current = true;
    if (status === 'CONNECTED' && wasLinking.current) setLinked(true);
    if (status === 'DISCONNECTED' || status === 'LOGGED_OUT') {
      wasLinking.current = false;
      setLinked(false);
    }
  }, [status]);
  return linked;
}

function Loaded({ session }: { session: SessionView }) {
  const justLinked = useJustLinked(session.status);
  useDocumentTitle(`${session.name} · whathooks`);
  return (
    <>
      <PageHeader
        title={session.name}
        badge={<StatusBadge status={session.status} reason={session.statusReason} />}
        action={<NumberActions session={session} />}
      />
      <VisuallyHidden role="status">
        {`${statusLabel(session.status, session.statusReason)}. ${STATUS_MEANINGS[session.status]}`}
      </VisuallyHidden>
      <div className={classes.columns}>
        <Stack gap="xl">
          <SameNumber session={session} />
          <StatePanel session={session} justLinked={justLinked} />
          <Limits session={session} />
          <Notices sessionId={session.id} />
          <Transitions sessionId={session.id} />
        </Stack>
        <aside className={classes.aside}>
          <Stack gap="xl">
            <NumberDetails session={session} />
            <PacingForm key={session.id} session={session} />
            <ProxyForm key={`${session.id} proxy`} session={session} />
          </Stack>
        </aside>
      </div>
    </>
  );
}

function Gone() {
  return (
    <>
      <PageHeader title="Number" />
      <Empty
        icon={IconPhoneOff}
        title="This number does not exist"
        action={
          <Button component={Link} href="/numbers/">
            All numbers
          </Button>
        }
      >
        <p>It was deleted, or the address is incomplete.</p>
      </Empty>
    </>
  );
}

function LoadingNumber() {
  return (
    <Stack gap="lg" aria-hidden="true">
      <Skeleton height={34} width={260} />
      <Skeleton height={320} radius="lg" />
    </Stack>
  );
}
