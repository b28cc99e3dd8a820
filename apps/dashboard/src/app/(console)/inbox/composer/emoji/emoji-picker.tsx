'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { TextInput } from '@mantine/core';
import classes from './emoji-picker.module.css';
import { type Emoji, EMOJI_GROUPS, emojiOf, findEmojis } from './emoji-data';
import { recentEmojis, rememberEmoji } from './recent-emojis';
import { GROUP_LABELS, words } from './words';

interface EmojiPickerProps {
  onChoose: (emoji: string) => void;
}

/** Emojis in a row. */
const COLUMNS = 8;
/** More than these are not shown of what is found. */
const MOST_FOUND = 80;
const RECENT = 'recent';

/** All emojis, by group, by word, and those that were used last. */
export function EmojiPicker({ onChoose }: EmojiPickerProps) {
  const [recent] = useState(() =>
    recentEmojis()
      .map(emojiOf)
      .filter((one) => one !== undefined),
  );
  const [group, setGroup] = useState(recent.length > 0 ? RECENT : (EMOJI_GROUPS[0]?.slug ?? ''));
  const [q, setQ] = useState('');
  const grid = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  // It comes after the popover has looked for what gets the focus.
  useEffect(() => search.current?.focus(), []);
  const isSearch = q.trim() !== '';
  const shown = isSearch
    ? findEmojis(q, MOST_FOUND)
    : group === RECENT
      ? recent
      : (EMOJI_GROUPS.find(({ slug }) => slug === group)?.emojis ?? []);
  const choose = (emoji: string) => {
    rememberEmoji(emoji);
    onChoose(emoji);
  };
  const onSearchKey = (event: KeyboardEvent) => {
    const [first] = shown;
    if (event.key === 'Enter' && isSearch && first) {
      event.preventDefault();
      choose(first.emoji);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      grid.current?.querySelector('button')?.focus();
    }
  };
  return (
    <div className={classes.root}>
      <TextInput
        aria-label={words.search}
        placeholder={words.search}
        ref={search}
        size="xs"
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
        onKeyDown={onSearchKey}
      />
      <Groups
        hasRecent={recent.length > 0}
        chosen={isSearch ? '' : group}
        onChoose={(next) => {
          setQ('');
          setGroup(next);
        }}
      />
      <Grid
        ref={grid}
        label={isSearch ? words.found : nameOf(group)}
        emojis={shown}
        onChoose={choose}
      />
      {shown.length === 0 && (
        <p className={classes.none} role="status">
          {words.none}
        </p>
      )}
    </div>
  );
}

function nameOf(group: string): string {
  return group === RECENT ? words.recent : (GROUP_LABELS[group]?.[0] ?? group);
}

interface GroupsProps {
  hasRecent: boolean;
  chosen: string;
  onChoose: (group: string) => void;
}

function Groups({ hasRecent, chosen, onChoose }: GroupsProps) {
  const groups = [...(hasRecent ? [RECENT] : []), ...EMOJI_GROUPS.map(({ slug }) => slug)];
  return (
    <div className={classes.groups} role="group" aria-label={words.groups}>
      {groups.map((group) => (
        <button
          key={group}
          type="button"
          className={classes.group}
          aria-pressed={group === chosen}
          aria-label={nameOf(group)}
          title={nameOf(group)}
          onClick={() => onChoose(group)}
        >
          {group === RECENT ? '🕘' : (GROUP_LABELS[group]?.[1] ?? '')}
        </button>
      ))}
    </div>
  );
}

interface GridProps {
  ref: React.Ref<HTMLDivElement>;
  label: string;
  emojis: readonly Emoji[];
  onChoose: (emoji: string) => void;
}

const STEPS: Partial<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -COLUMNS,
  ArrowDown: COLUMNS,
  Home: -Infinity,
  End: Infinity,
};

/** One of them can be reached with Tab; the arrow keys go on from there. */
function Grid({ ref, label, emojis, onChoose }: GridProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll('button')];
    const from = all.findIndex((button) => button === document.activeElement);
    const next = Math.min(Math.max(from + step, 0), all.length - 1);
    all[next]?.focus();
  };
  return (
    <div
      ref={ref}
      className={classes.grid}
      role="group"
      aria-label={label}
      aria-description={words.keys}
      onKeyDown={onKeyDown}
    >
      {emojis.map(({ emoji, name }, index) => (
        <button
          key={emoji}
          type="button"
          className={classes.emoji}
          tabIndex={index === 0 ? 0 : -1}
          aria-label={name}
          title={name}
          onClick={() => onChoose(emoji)}
        >
          {emoji}
        </button>
      ))}
    </div>
  );
}
