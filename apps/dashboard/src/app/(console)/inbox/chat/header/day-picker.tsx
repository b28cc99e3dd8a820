'use client';

import { useState } from 'react';
import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { IconCalendarSearch } from '@tabler/icons-react';
import { headerWords as words } from '../words';

/** Goes to a day of the conversation. */
export function DayPicker({ onDay }: { onDay: (day: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  const [day, setDay] = useState('');
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={34}
          aria-label={words.toDay}
          title={words.toDay}
          onClick={() => setOpen(!isOpen)}
        >
          <IconCalendarSearch size={19} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (day === '') return;
            setOpen(false);
            onDay(day);
          }}
        >
          <TextInput
            type="date"
            label={words.day}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" mt="xs" fullWidth disabled={day === ''}>
            {words.go}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
