'use client';

import { useState } from 'react';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { groupsJoin } from '@whathooks/api-client';
import type { MessageView } from '@whathooks/dto';
import { formatMomentWithin } from '../../../shared/format/format';
import { notifyProblem } from '../../../shared/notices/notify';
import { Link } from '../../../shared/ui/link';
import { client } from '../../auth/client';
import { useMay } from '../../auth/use-may';
import classes from './content-part.module.css';
import { invitationWords as words } from './words';

interface GroupInvitationProps {
  message: MessageView;
  invitation: NonNullable<MessageView['invitation']>;
}

/** A group that somebody invites the number to, and the way in. */
export function GroupInvitation({ message, invitation }: GroupInvitationProps) {
  const { subject, expiresAt } = invitation;
  // How it was when it was drawn: who looks at it for days is told by the server.
  const [now] = useState(Date.now);
  const isOver = expiresAt !== undefined && Date.parse(expiresAt) < now;
  const isMeant = message.direction === 'inbound';
  const caption = captionOf(message);
  return (
    <>
      {caption && <span className={classes.line}>{caption}</span>}
      <span className={classes.title}>
        <bdi>{subject || words.unnamed}</bdi>
      </span>
      <span className={classes.small}>
        {isOver ? words.over : expiresAt ? words.until(formatMomentWithin(expiresAt)) : words.group}
      </span>
      {isMeant && !isOver && <Join message={message} group={invitation.group} />}
    </>
  );
}

function Join({ message: { id, sessionId }, group }: { message: MessageView; group: string }) {
  const mayJoin = useMay('messages:send');
  const { mutate, isPending, data } = useMutation({
    mutationFn: async () =>
      (await groupsJoin({ client, body: { sessionId, messageId: id } })).data.result,
    onError: notifyProblem,
  });
  if (data) {
    const place = new URLSearchParams({ session: sessionId, chat: group });
    return (
      <span className={classes.line} role="status">
        {data === 'joined' ? (
          <Link href={`/inbox/?${place.toString()}`}>{words.open}</Link>
        ) : (
          words.requested
        )}
      </span>
    );
  }
  return (
    mayJoin && (
      <Button
        size="compact-sm"
        variant="default"
        mt={4}
        loading={isPending}
        onClick={() => mutate()}
      >
        {words.join}
      </Button>
    )
  );
}

/** The text without the subject, which stands below it. */
function captionOf({ text, invitation }: MessageView): string {
  const subject = invitation?.subject ?? '';
  return (
    text?.endsWith(subject) ? text.slice(0, text.length - subject.length) : (text ?? '')
  ).trim();
}
