'use client';

import { useEffect, useState } from 'react';
import { useMay } from '../../../../features/auth/use-may';
import { INBOX_VIEWS } from '../../../../features/chats/views';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { isKeyTaken, KeyList } from '../../../../shared/ui/key-list';
import type { InboxPlace } from '../address';
import { noteEarlyStep, takeEarlySteps } from './early-steps';
import { words } from './words';

/** Where keys lead. Parts of the screen are found by their ids: they come and go. */
export const COMPOSER_ID = 'inbox-composer';
export const SEARCH_ID = 'inbox-search';
export const TO_UNREAD_ID = 'inbox-to-unread';
/** The buttons that choose what is written. */
export const REPLY_MODE_ID = 'inbox-reply';
export const NOTE_MODE_ID = 'inbox-note';

interface ShortcutsProps {
  inbox: InboxPlace;
}

/** Keys of the inbox, wherever the focus is, but not while somebody writes; and the list of them. */
export function Shortcuts({ inbox }: ShortcutsProps) {
  const [isListed, setListed] = useState(false);
  const mayWrite = useMay('messages:send');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isKeyTaken(event.target)) return;
      const act = actionOf(event.key, { inbox, mayWrite, list: () => setListed(true) });
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [inbox, mayWrite]);
  // Keys of an inbox that was left before it was there lead nowhere.
  useEffect(() => () => void takeEarlySteps(), []);
  return (
    <Dialog opened={isListed} title={words.title} onClose={() => setListed(false)}>
      <KeyList groups={words.groups} />
    </Dialog>
  );
}

interface Actions extends ShortcutsProps {
  mayWrite: boolean;
  list: () => void;
}

function actionOf(key: string, { inbox, mayWrite, list }: Actions): (() => void) | undefined {
  const { chat } = inbox.place;
  switch (key) {
    case '?':
      return list;
    case '/':
      return () => document.getElementById(SEARCH_ID)?.focus();
    case 'n':
      return mayWrite ? inbox.startChat : undefined;
    case 'j':
      return () => focusChat(1);
    case 'k':
      return () => focusChat(-1);
    case 'r':
      return chat ? () => document.getElementById(REPLY_MODE_ID)?.click() : undefined;
    case 'm':
      return chat ? () => document.getElementById(NOTE_MODE_ID)?.click() : undefined;
    case 'u':
      return chat ? () => document.getElementById(TO_UNREAD_ID)?.click() : undefined;
    case 'Escape':
      return chat ? () => leave(inbox) : undefined;
    default:
      return toView(key, inbox);
  }
}

/** Each view has the digit of its place. */
function toView(key: string, inbox: InboxPlace): (() => void) | undefined {
  const view = /^[1-9]$/.test(key) ? INBOX_VIEWS[Number(key) - 1] : undefined;
  return view && (() => inbox.narrow({ view }));
}

/**
 * The chat that is open, or the first one; from there the list itself follows the keys. A list that is being loaded
 * takes the keys until its chats are there; before there is a list, they are noted for it.
 */
function focusChat(step: 1 | -1): void {
  const list = document.querySelector<HTMLElement>('[data-chats]');
  if (!list) return noteEarlyStep(step);
  const open = list.querySelector<HTMLElement>('a[aria-current]');
  (open ?? list.querySelector<HTMLElement>('a') ?? list).focus();
}

/** From the conversation to its chat in the list; from there, and where there is no list, out of the chat. */
function leave(inbox: InboxPlace): void {
  const open = document.querySelector<HTMLElement>('[data-chats] a[aria-current]');
  const isVisible = open !== null && open.offsetParent !== null;
  if (isVisible && document.activeElement !== open) open.focus();
  else inbox.openChat(null);
}
