'use client';

import { useState } from 'react';
import { Button, Stack } from '@mantine/core';
import { Dialog } from '../../../../../shared/dialogs/dialog';
import { TimeField } from './time-field';
import { localInput } from './times';
import { words } from './words';
import { wrongTime } from './wrong-time';

interface TimeDialogProps {
  onTime: (at: Date) => void;
  onClose: () => void;
}

const TOMORROW_MS = 86_400_000;

/** Asks when a message is to be sent. */
export function TimeDialog({ onTime, onClose }: TimeDialogProps) {
  const [value, setValue] = useState(() => localInput(new Date(Date.now() + TOMORROW_MS)));
  const [wrong, setWrong] = useState<string | null>(null);
  return (
    <Dialog opened title={words.title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          const found = wrongTime(value, new Date());
          setWrong(found);
          if (!found) onTime(new Date(value));
        }}
      >
        <Stack gap="sm">
          <TimeField
            value={value}
            error={wrong}
            onChange={(next) => {
              setWrong(null);
              setValue(next);
            }}
          />
          <Button type="submit">{words.save}</Button>
        </Stack>
      </form>
    </Dialog>
  );
}
