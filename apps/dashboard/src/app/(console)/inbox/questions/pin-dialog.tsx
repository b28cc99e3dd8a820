'use client';

import { useState } from 'react';
import { Button, Radio, Stack, Text } from '@mantine/core';
import type { MessageView } from '@whathooks/dto';
import { PIN_SECONDS, type PinSeconds } from '@whathooks/dto/facts';
import { usePinMessage } from '../../../../features/messages/queries';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import { pinWords as words } from '../timeline/words';

interface PinDialogProps {
  message: MessageView;
  onClose: () => void;
}

const USUAL: PinSeconds = 604_800;

/** Asks for how long a message is pinned. */
export function PinDialog({ message: { id }, onClose }: PinDialogProps) {
  const [seconds, setSeconds] = useState<PinSeconds>(USUAL);
  const pinning = usePinMessage();
  const pin = () =>
    pinning.mutate({ id, pinned: true, forSeconds: seconds }, { onSuccess: onClose });
  return (
    <Dialog opened title={words.title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          pin();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{words.text}</Text>
          <Radio.Group
            label={words.howLong}
            value={String(seconds)}
            onChange={(value) => setSeconds(Number(value) as PinSeconds)}
          >
            <Stack gap="xs" mt="xs">
              {PIN_SECONDS.map((one) => (
                <Radio
                  key={one}
                  value={String(one)}
                  label={words.times[one]}
                  data-autofocus={one === USUAL || undefined}
                />
              ))}
            </Stack>
          </Radio.Group>
          {pinning.error && <ProblemNotice error={pinning.error} />}
          <Button type="submit" loading={pinning.isPending}>
            {words.pin}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
