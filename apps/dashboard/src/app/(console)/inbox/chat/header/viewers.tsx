'use client';

import { IconPencil } from '@tabler/icons-react';
import { initials } from '../../../../../features/chats/avatar';
import { useChatViewers } from '../../../../../features/chats/viewer-queries';
import { viewerWords as words } from '../../../../../features/chats/words';
import classes from './viewers.module.css';

/** Colleagues of whom there is room for a circle; the others are counted. */
const SHOWN = 3;

/** Who else has the chat open. */
export function Viewers({ chatId }: { chatId: string }) {
  const viewers = useChatViewers(chatId);
  if (viewers.length === 0) return null;
  const others = viewers.slice(SHOWN);
  return (
    <ul className={classes.root} aria-label={words.here}>
      {viewers.slice(0, SHOWN).map(({ userId, name, state }) => {
        const label = state === 'typing' ? words.answering([name]) : words.looking([name]);
        return (
          <li key={userId} className={classes.viewer} data-state={state}>
            <span role="img" aria-label={label} title={label}>
              {initials(name)}
            </span>
            {state === 'typing' && <IconPencil size={12} className={classes.pencil} aria-hidden />}
          </li>
        );
      })}
      {others.length > 0 && (
        <li className={classes.viewer}>
          <span
            role="img"
            aria-label={words.looking(others.map(({ name }) => name))}
            title={words.looking(others.map(({ name }) => name))}
          >
            +{others.length}
          </span>
        </li>
      )}
    </ul>
  );
}

/** Who else answers, above the field to write. It is said once to a screen reader, however long somebody writes. */
export function Answering({ chatId }: { chatId: string }) {
  const names = useChatViewers(chatId)
    .filter(({ state }) => state === 'typing')
    .map(({ name }) => name);
  return (
    <p className={classes.answering} role="status">
      {names.length > 0 && (
        <>
          <IconPencil size={14} aria-hidden="true" />
          <span>{words.answering(names)}</span>
        </>
      )}
    </p>
  );
}
