'use client';

import { useState } from 'react';
import { Anchor, Button } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import { RoleNote } from '../../../../features/members/role-note';
import { useUnlinkSession } from '../../../../features/numbers/queries';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { Notice } from '../../../../shared/notices/notice';
import { notifyDone } from '../../../../shared/notices/notify';
import { Link } from '../../../../shared/ui/link';
import { numberAddress } from '../../../../features/numbers/address';
import { oldestLink } from './oldest-link';
import { unlinkedText } from '../../../../features/numbers/status-text';
import { sameNumberWords, words } from './words';

/** Says that a phone is linked to other numbers, too, and offers to unlink the oldest one. */
export function SameNumber({ session }: { session: SessionView }) {
  const [asking, setAsking] = useState(false);
  const mayUnlink = useMay('sessions:write');
  const unlink = useUnlinkSession();
  const others = session.alsoLinkedIn;
  if (others.length === 0) return null;
  const oldest = oldestLink([session, ...others]);
  const names = others.map((other, index) => (
    <span key={other.id}>
      {index > 0 && ', '}
      <Anchor component={Link} inherit href={numberAddress(other.id)}>
        {other.name}
      </Anchor>
    </span>
  ));
  return (
    <>
      <Notice
        tone="warning"
        title={sameNumberWords.title}
        action={
          mayUnlink ? (
            <Button size="xs" onClick={() => setAsking(true)}>
              {oldest.id === session.id
                ? sameNumberWords.unlinkThis
                : sameNumberWords.unlinkOther(oldest.name)}
            </Button>
          ) : (
            <RoleNote to="sessions:write" />
          )
        }
      >
        {sameNumberWords.text(names)}
      </Notice>
      <Confirm
        opened={asking}
        title={words.unlinkTitle(oldest.name)}
        action={words.unlinkAction}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          notifyDone(unlinkedText(await unlink.mutateAsync(oldest.id)));
        }}
      >
        {sameNumberWords.unlinkText}
      </Confirm>
    </>
  );
}
