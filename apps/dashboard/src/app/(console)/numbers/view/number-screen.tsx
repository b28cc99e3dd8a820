'use client';

import { useEffect, useRef, useState } from 'react';
import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { SegmentedControl, Stack, VisuallyHidden } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import { useQueryState } from 'nuqs';
import type { SessionStatus, SessionView } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import { NUMBERS } from '../../../../features/numbers/address';
import { useSession } from '../../../../features/numbers/queries';
import { StatusBadge } from '../../../../features/numbers/status-badge';
import { numberWords, STATUS_MEANINGS } from '../../../../features/numbers/words';
import { statusLabel } from '../../../../features/numbers/status-text';
import { parseAsOneOf, STEP } from '../../../../shared/address';
import { DetailScreen } from '../../../../shared/screens/detail-screen';
import { NumberDetails } from './details/number-details';
import { Notices } from './history/notices';
import { Timeline } from './history/timeline';
import { NumberActions } from './number-actions';
import classes from './number-screen.module.css';
import { OtherNumber } from './other-number';
import { SameNumber } from './same-number';
import { Limits } from './state/limits';
import { StatePanel } from './state/state-panel';
import { Traffic } from './uses/traffic';
import { Webhooks } from './uses/webhooks';
import { words } from './words';

const NumberForms = dynamic(() =>
  import('./details/number-forms').then((parts) => parts.NumberForms),
);
/** There are some only while a phone is to be linked. */
const OpenLinks = dynamic(() => import('./linking/open-links').then((parts) => parts.OpenLinks));

/** One number: linking it, watching it, letting go of it. */
export function NumberScreen() {
  const id = useSearchParams().get('id') ?? '';
  return (
    <DetailScreen
      id={id}
      query={useSession(id)}
      back={{ href: NUMBERS, label: numberWords.title }}
      missing={{
        icon: IconPhoneOff,
        header: numberWords.number,
        title: words.missing,
        text: words.missingText,
        action: numberWords.all,
      }}
      name={({ name }) => name}
      header={(session) => ({
        title: session.name,
        badge: <StatusBadge session={session} />,
        action: <NumberActions session={session} />,
      })}
    >
      {(session) => <Loaded session={session} />}
    </DetailScreen>
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

const PARTS = ['overview', 'settings'] as const;
type Part = (typeof PARTS)[number];

function Loaded({ session }: { session: SessionView }) {
  const [part, setPart] = useQueryState('part', parseAsOneOf(PARTS, 'overview'));
  const { status, statusReason, retryAt } = session;
  const justLinked = useJustLinked(status);
  return (
    <>
      <VisuallyHidden role="status">
        {words.status(statusLabel(status, statusReason, retryAt), STATUS_MEANINGS[status])}
      </VisuallyHidden>
      <SegmentedControl
        size="xs"
        className={classes.parts ?? ''}
        aria-label={words.parts}
        value={part}
        onChange={(chosen) => void setPart(chosen as Part, STEP)}
        data={PARTS.map((value) => ({ value, label: words.part[value] }))}
      />
      {part === 'settings' ? (
        <NumberForms session={session} />
      ) : (
        <Overview session={session} justLinked={justLinked} />
      )}
    </>
  );
}

interface OverviewProps {
  session: SessionView;
  justLinked: boolean;
}

/** How a number stands, what happened to it, and what it is used for. */
function Overview({ session, justLinked }: OverviewProps) {
  const { id, status } = session;
  const mayChange = useMay('sessions:write');
  return (
    <div className={classes.columns}>
      <Stack gap="xl">
        <OtherNumber session={session} />
        <SameNumber session={session} />
        <StatePanel session={session} justLinked={justLinked} />
        <Limits session={session} />
        {mayChange && status !== 'CONNECTED' && <OpenLinks sessionId={id} />}
        <Timeline sessionId={id} />
        <Notices sessionId={id} />
      </Stack>
      <aside className={classes.aside}>
        <Stack gap="xl">
          <NumberDetails session={session} />
          <Traffic sessionId={id} />
          <Webhooks sessionId={id} />
        </Stack>
      </aside>
    </div>
  );
}
