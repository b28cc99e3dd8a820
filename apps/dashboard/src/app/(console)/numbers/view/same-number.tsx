'use client';

import { useState } from 'react';
import { Anchor, Button } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useUnlinkSession } from '../../../../features/numbers/queries';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { Notice } from '../../../../shared/notices/notice';
import { notifyDone } from '../../../../shared/notices/notify';
import { Link } from '../../../../shared/ui/link';
import { numberAddress } from '../../../../features/numbers/address';
import { oldestLink } from './oldest-link';
import { unlinkedWords } from '../../../../features/numbers/words';

/** Says that a phone is linked in other sessions, too, and offers to unlink the oldest one. */
export function SameNumber({ session }: { session: SessionView }) {
  const [asking, setAsking] = useState(false);
  const unlink = useUnlinkSession();
  const others = session.alsoLinkedIn;
  if (others.length === 0) return null;
  const oldest = oldestLink([session, ...others]);
  const name = oldest.id === session.id ? 'this one' : oldest.name;
  return (
    <>
      <Notice
        tone="warning"
        title="The same phone is linked more than once"
        action={
          <Button size="xs" onClick={() => setAsking(true)}>
            Unlink the older one ({name})
          </Button>
        }
      >
        It is also linked as{' '}
        {others.map((other, index) => (
          <span key={other.id}>
            {index > 0 && ', '}
            <Anchor component={Link} inherit href={numberAddress(other.id)}>
              {other.name}
            </Anchor>
          </span>
        ))}
        . Every message arrives in each of them, and webhooks are called for each.
      </Notice>
      <Confirm
        opened={asking}
        title={`Unlink ${oldest.name}?`}
        action="Unlink number"
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          notifyDone(unlinkedWords(await unlink.mutateAsync(oldest.id)));
        }}
      >
        The phone stays linked in the newer session. Messages of the older one stay here.
      </Confirm>
    </>
  );
}
