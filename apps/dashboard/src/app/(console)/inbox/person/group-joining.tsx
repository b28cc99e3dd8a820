'use client';

import { useState } from 'react';
import { Button, Group } from '@mantine/core';
import type { GroupView, JoinRequestView } from '@whathooks/dto';
import {
  useDecide,
  useInviteLink,
  useJoinRequests,
  useRevokeLink,
} from '../../../../features/groups/queries';
import { words } from '../../../../features/groups/words';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { formatTitle } from '../../../../shared/format/format';
import { notifyProblem } from '../../../../shared/notices/notify';
import { CopyIcon } from '../../../../shared/ui/copy';
import classes from './group-panel.module.css';

/** How people come into a group: by its link, and by asking. For administrators. */
export function GroupJoining({ group }: { group: GroupView }) {
  return (
    <>
      <InviteLink group={group} />
      {group.approval && <Requests group={group} />}
    </>
  );
}

function InviteLink({ group: { id } }: { group: GroupView }) {
  const [isShown, setShown] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const { data: link, isFetching } = useInviteLink(id, isShown);
  const revoke = useRevokeLink(id);
  return (
    <section className={classes.section}>
      <h4 className={classes.heading}>{words.link}</h4>
      {link ? (
        <>
          <Group gap="xs" wrap="nowrap">
            <code className={classes.link}>{link.url}</code>
            <CopyIcon value={link.url} what={words.linkWhat} />
          </Group>
          <Button variant="subtle" color="red" size="xs" mt="xs" onClick={() => setAsking(true)}>
            {words.revoke}
          </Button>
        </>
      ) : (
        <Button variant="default" size="xs" loading={isFetching} onClick={() => setShown(true)}>
          {words.showLink}
        </Button>
      )}
      <Confirm
        opened={isAsking}
        title={words.revokeTitle}
        action={words.revoke}
        onConfirm={() => revoke.mutateAsync(undefined)}
        onClose={() => setAsking(false)}
      >
        {words.revokeText}
      </Confirm>
    </section>
  );
}

function Requests({ group: { id } }: { group: GroupView }) {
  const { data: requests = [] } = useJoinRequests(id, true);
  return (
    <section className={classes.section}>
      <h4 className={classes.heading}>{words.requests}</h4>
      {requests.length === 0 && <p className={classes.reason}>{words.noRequests}</p>}
      <ul className={classes.people}>
        {requests.map((request) => (
          <Request key={request.member} groupId={id} request={request} />
        ))}
      </ul>
    </section>
  );
}

function Request({ groupId, request }: { groupId: string; request: JoinRequestView }) {
  const { mutate, isPending } = useDecide(groupId);
  const { member, memberType } = request;
  const title = formatTitle(request.title);
  const name = memberType === 'lid' ? `${member}@lid` : member;
  const decide = (decision: 'approve' | 'reject') =>
    mutate({ [decision]: [name] }, { onError: notifyProblem });
  return (
    <li className={classes.member}>
      <span className={classes.name}>
        <bdi>{title}</bdi>
      </span>
      <Button
        size="compact-xs"
        disabled={isPending}
        aria-label={words.approve(title)}
        onClick={() => decide('approve')}
      >
        {words.approveShort}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        disabled={isPending}
        aria-label={words.reject(title)}
        onClick={() => decide('reject')}
      >
        {words.rejectShort}
      </Button>
    </li>
  );
}
