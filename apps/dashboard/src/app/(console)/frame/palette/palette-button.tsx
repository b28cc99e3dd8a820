'use client';

import { lazy, Suspense, useRef, useState } from 'react';
import { Kbd, UnstyledButton } from '@mantine/core';
import { useHotkeys, useOs } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { EarlyField } from './early-field';
import classes from './palette-button.module.css';
import { words } from './words';

/** What few open at once: it is loaded when it is opened first. */
const Palette = lazy(() => import('./palette').then(({ Palette: part }) => ({ default: part })));

/** Opens the palette; so do Ctrl + K and ⌘ K, wherever the focus is. */
export function PaletteButton() {
  const [opened, setOpened] = useState(false);
  const [isWanted, setWanted] = useState(false);
  /** What was typed while the palette was on its way. */
  const [typed, setTyped] = useState('');
  /** Enter was pressed after it: its first hit is meant. */
  const [isEntered, setEntered] = useState(false);
  const type = (text: string) => {
    setTyped(text);
    setEntered(false);
  };
  /** Where the focus was. The palette itself may find it in the early field, which is gone afterwards. */
  const before = useRef<Element | null>(null);
  const open = () => {
    if (opened) return;
    before.current = document.activeElement;
    type('');
    setWanted(true);
    setOpened(true);
  };
  const close = () => {
    setOpened(false);
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
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
      {isWanted && (
        <Suspense
          fallback={
            opened && (
              <EarlyField
                text={typed}
                onType={type}
                onEnter={() => setEntered(typed.trim() !== '')}
                onClose={close}
              />
            )
          }
        >
          <Palette opened={opened} typed={typed} isEntered={isEntered} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
