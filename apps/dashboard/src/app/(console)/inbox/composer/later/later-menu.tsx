'use client';

import { memo, useState } from 'react';
import dynamic from 'next/dynamic';
import { ActionIcon, Menu } from '@mantine/core';
import { IconCalendarClock } from '@tabler/icons-react';
import { formatMoment } from '../../../../../shared/format/format';
import { laterTimes } from './times';
import { TIME_NAMES, words } from './words';

const TimeDialog = dynamic(() => import('./time-dialog').then((file) => file.TimeDialog));

interface LaterMenuProps {
  disabled: boolean;
  onTime: (at: Date) => void;
}

/** Sends what is written at a time that is chosen. */
export const LaterMenu = memo(function LaterMenu({ disabled, onTime }: LaterMenuProps) {
  const [isAsked, setAsked] = useState(false);
  const [times, setTimes] = useState(() => laterTimes(new Date()));
  return (
    <>
      <Menu position="top-end" withinPortal onOpen={() => setTimes(laterTimes(new Date()))}>
        <Menu.Target>
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray"
            aria-label={words.open}
            title={words.open}
            disabled={disabled}
          >
            <IconCalendarClock size={18} stroke={1.8} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {times.map(({ name, at }) => (
            <Menu.Item
              key={name}
              rightSection={<span className="tabular">{formatMoment(at.toISOString())}</span>}
              onClick={() => onTime(at)}
            >
              {TIME_NAMES[name]}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => setAsked(true)}>{words.other}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isAsked && (
        <TimeDialog
          onTime={(at) => {
            setAsked(false);
            onTime(at);
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
});
