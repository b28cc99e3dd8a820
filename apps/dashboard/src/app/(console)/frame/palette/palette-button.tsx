'use client';

import { useState } from 'react';
import dynamic from 'next/dynamic';
import { Kbd, UnstyledButton } from '@mantine/core';
import { useHotkeys, useOs } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import classes from './palette-button.module.css';
import { words } from './words';

/** What few open at once: it is loaded when it is opened first. */
const Palette = dynamic(() => import('./palette').then(({ Palette: part }) => part), {
  ssr: false,
});

/** Opens the palette; so do Ctrl + K and ⌘ K, wherever the focus is. */
export function PaletteButton() {
  const [opened, setOpened] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const open = () => {
    setWanted(true);
    setOpened(true);
  };
  useHotkeys([['mod+K', open]], []);
  const isMac = useOs() === 'macos';
  return (
    <>
      <UnstyledButton
        className={classes.root}
        aria-label={words.open}
        aria-haspopup="dialog"
        onClick={open}
      >
        <IconSearch size={17} aria-hidden="true" />
        <span className={classes.label}>{words.title}</span>
        <Kbd size="xs" className={classes.key} aria-hidden="true">
          {isMac ? words.keyOnMac : words.key}
        </Kbd>
      </UnstyledButton>
      {isWanted && <Palette opened={opened} onClose={() => setOpened(false)} />}
    </>
  );
}
