'use client';

import type { ComponentProps, KeyboardEvent, ReactNode } from 'react';
import { Link } from '../ui/link';
import { toneStyle, type Tone } from '../ui/badge';
import classes from './list.module.css';

/** Rows in a frame, rows between lines, cards, points on a line of time, or nothing of the kind. */
export type ListLook = 'framed' | 'ruled' | 'cards' | 'timeline' | 'bare';

export interface ListProps<T> {
  items: readonly T[];
  /** What it lists, for who hears the page. */
  label: string;
  look?: ListLook;
  /** Its order means something. */
  ordered?: boolean;
  itemKey: (item: T) => string;
  /** Of the point of an item on a line of time. */
  itemTone?: (item: T) => Tone;
  /** Layout of a row. */
  rowClass?: string | undefined;
  describedBy?: string;
  children: (item: T) => ReactNode;
}

/** Where a row leads: its first link or button. */
const TARGETS = 'a, button, summary';

/** A list. The arrow keys, Home and End go from row to row. */
export function List<T>({
  items,
  label,
  look = 'framed',
  ordered = false,
  itemKey,
  itemTone,
  rowClass = '',
  describedBy,
  children,
}: ListProps<T>) {
  const Tag = ordered ? 'ol' : 'ul';
  return (
    <Tag
      className={classes.root}
      data-look={look}
      aria-label={label}
      aria-describedby={describedBy}
      onKeyDown={moveFocus}
    >
      {items.map((item) => (
        <li
          key={itemKey(item)}
          className={`${classes.item} ${rowClass}`}
          style={itemTone && toneStyle(itemTone(item))}
        >
          {children(item)}
        </li>
      ))}
    </Tag>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.children].flatMap((row) => {
    const target = row.querySelector<HTMLElement>(TARGETS);
    return target ? [target] : [];
  });
  const at = rows.findIndex((row) => row === event.target);
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const next = to === undefined ? undefined : rows[to];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** A link that the whole row of a list follows, and one stop of the Tab key. */
export function RowLink({ className = '', ...others }: ComponentProps<typeof Link>) {
  return <Link {...others} className={`${classes.target} ${className}`} />;
}

/** The same for what opens in place. */
export function RowButton(props: Omit<ComponentProps<'button'>, 'className' | 'type'>) {
  return <button {...props} type="button" className={`${classes.target} ${classes.button}`} />;
}
