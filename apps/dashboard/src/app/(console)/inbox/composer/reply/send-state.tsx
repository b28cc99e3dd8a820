import { memo } from 'react';
import { Button } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useMay } from '../../../../../features/auth/use-may';
import { useBlock } from '../../../../../features/contacts/queries';
import { words as groupWords } from '../../../../../features/groups/words';
import { numberAddress } from '../../../../../features/numbers/address';
import { useSessionLimits } from '../../../../../features/numbers/queries';
import { explainReason, statusLabel } from '../../../../../features/numbers/status-text';
import { formatMomentWithin } from '../../../../../shared/format/format';
import { Notice } from '../../../../../shared/notices/notice';
import { notifyProblem } from '../../../../../shared/notices/notify';
import { Link } from '../../../../../shared/ui/link';
import { canWait } from '../../conversation/can-wait';
import { words } from './words';

interface SendStateProps {
  /** Missing where the number was deleted. */
  session: SessionView | undefined;
  /** The number is no member of the group any more. */
  hasLeft?: boolean;
}

/** Why the number cannot send, or not to everybody, and the way out; nothing where it can. */
export const SendState = memo(function SendState({ session, hasLeft = false }: SendStateProps) {
  const mayLink = useMay('sessions:write');
  if (!session) return <Notice tone="warning">{words.numberGone}</Notice>;
  if (hasLeft) return <Notice tone="warning">{groupWords.left}</Notice>;
  const { name, status, statusReason, statusDetail, retryAt } = session;
  if (status === 'CONNECTED') return <Restricted session={session} />;
  const state = statusLabel(status, statusReason, retryAt);
  const reason = explainReason(statusReason, statusDetail);
  // A number that has chats was linked before; its code waits, or ran out.
  const isLinked = status === 'DISCONNECTED' || status === 'CONNECTING';
  const says = canWait(session)
    ? words.waits(name)
    : isLinked
      ? words.notConnected(name, state, reason)
      : words.notLinked(name, reason);
  return (
    <Notice
      tone="warning"
      action={
        <ToNumber session={session} says={isLinked || !mayLink ? undefined : words.linkAgain} />
      }
    >
      {isLinked || mayLink ? says : `${says} ${words.askToLink}`}
    </Notice>
  );
});

interface BlockedProps {
  title: string;
  contactId: string | null;
  session: SessionView | undefined;
}

/** The number blocks the person: nothing can be written until they may write again. */
export function Blocked({ title, contactId, session }: BlockedProps) {
  const { mutate, isPending } = useBlock(contactId ?? '');
  const mayUnblock = useMay('messages:send') && contactId && session?.status === 'CONNECTED';
  return (
    <Notice
      tone="warning"
      action={
        mayUnblock && (
          <Button
            size="compact-sm"
            variant="default"
            loading={isPending}
            onClick={() => mutate(false, { onError: notifyProblem })}
          >
            {words.unblock}
          </Button>
        )
      }
    >
      {words.blocked(title)}
    </Notice>
  );
}

/** WhatsApp lets the number begin no chats for now. */
function Restricted({ session }: { session: SessionView }) {
  const { data } = useSessionLimits(session.id);
  const lock = data?.reachOutTimelock;
  if (!lock?.active) return null;
  return (
    <Notice tone="warning" action={<ToNumber session={session} />}>
      {words.restricted(session.name, lock.until && formatMomentWithin(lock.until))}
    </Notice>
  );
}

interface ToNumberProps {
  session: SessionView;
  /** What is done there. */
  says?: string | undefined;
}

function ToNumber({ session, says = words.toNumber }: ToNumberProps) {
  return <Link href={numberAddress(session.id)}>{says}</Link>;
}
