'use client';

import type { MemberView } from '@whathooks/dto';
import { signedOutEverywhere } from '../../../../features/auth/auth-store';
import { useIdentity } from '../../../../features/auth/use-auth';
import { useRemoveMember } from '../../../../features/members/queries';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { notifyDone } from '../../../../shared/notices/notify';
import { removeWords as words } from './words';

interface RemoveQuestionProps {
  /** Null when nothing is asked. */
  member: MemberView | null;
  onClose: () => void;
}

/** Asks before a member is removed, or leaves. */
export function RemoveQuestion({ member, onClose }: RemoveQuestionProps) {
  const { user, organization } = useIdentity();
  const remove = useRemoveMember();
  const isOwn = member?.id === user.id;
  const name = member?.name ?? '';
  return (
    <Confirm
      opened={member !== null}
      title={isOwn ? words.leaveTitle(organization.name) : words.title(name)}
      action={isOwn ? words.leaveAction : words.action}
      onClose={onClose}
      onConfirm={async () => {
        if (!member) return;
        await remove.mutateAsync(member.id);
        if (isOwn) signedOutEverywhere();
        else notifyDone(words.done(name));
      }}
    >
      {isOwn ? words.leaveText : words.text}
    </Confirm>
  );
}
