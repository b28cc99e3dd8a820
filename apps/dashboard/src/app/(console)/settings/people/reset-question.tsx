'use client';

import type { MemberView } from '@whathooks/dto';
import { useResetTwoFactor } from '../../../../features/two-factor/queries';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { notifyDone } from '../../../../shared/notices/notify';
import { resetWords as words } from './words';

interface ResetQuestionProps {
  /** Null when nothing is asked. */
  member: MemberView | null;
  onClose: () => void;
}

/** Asks before the second factor of a member is ended. */
export function ResetQuestion({ member, onClose }: ResetQuestionProps) {
  const reset = useResetTwoFactor();
  const name = member?.name ?? '';
  return (
    <Confirm
      opened={member !== null}
      title={words.title(name)}
      action={words.action}
      onClose={onClose}
      onConfirm={async () => {
        if (!member) return;
        await reset.mutateAsync(member.id);
        notifyDone(words.done(name));
      }}
    >
      {words.text}
    </Confirm>
  );
}
