'use client';

import { useState } from 'react';
import { Button, Group } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import { RoleNote } from '../../../../features/members/role-note';
import { useUnlinkSession, useUpdateSession } from '../../../../features/numbers/queries';
import { unlinkedText } from '../../../../features/numbers/status-text';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { formatPhone } from '../../../../shared/format/format';
import { Notice } from '../../../../shared/notices/notice';
import { notifyDone, notifyProblem } from '../../../../shared/notices/notify';
import { isLinked } from '../../../../features/numbers/linked';
import { otherNumberWords, words } from './words';

/** Says that another number is linked than was to be, and asks whether it stays. */
export function OtherNumber({ session }: { session: SessionView }) {
  const [asking, setAsking] = useState(false);
  const mayDecide = useMay('sessions:write');
  const keep = useUpdateSession(session.id);
  const unlink = useUnlinkSession();
  const { phone, expectedPhone } = session;
  if (!isLinked(session) || !phone || !expectedPhone || phone === expectedPhone) return null;
  return (
    <>
      <Notice
        tone="warning"
        title={otherNumberWords.title}
        action={
          mayDecide ? (
            <Group gap="xs">
              <Button
                size="xs"
                loading={keep.isPending}
                onClick={() => keep.mutate({ expectedPhone: null }, { onError: notifyProblem })}
              >
                {otherNumberWords.keep}
              </Button>
              <Button size="xs" variant="default" onClick={() => setAsking(true)}>
                {otherNumberWords.unlink}
              </Button>
            </Group>
          ) : (
            <RoleNote to="sessions:write" />
          )
        }
      >
        {otherNumberWords.text(formatPhone(expectedPhone), formatPhone(phone))}
      </Notice>
      <Confirm
        opened={asking}
        title={words.unlinkTitle(session.name)}
        action={words.unlinkAction}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          notifyDone(unlinkedText(await unlink.mutateAsync(session.id)));
        }}
      >
        {words.unlinkText}
      </Confirm>
    </>
  );
}
