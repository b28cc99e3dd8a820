'use client';

import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useRouter } from 'next/navigation';
import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { SEARCH_MAX } from '@whathooks/dto/facts';
import { Marked } from '../../../../features/search/marked';
import { addressOfId, kindOfId } from './ids';
import classes from './palette.module.css';
import { type Entry, useEntries } from './use-entries';
import { words } from './words';

interface PaletteProps {
  opened: boolean;
  /** What was typed already when it came. */
  typed: string;
  /** Whether Enter was pressed after it: then it goes to the first hit, once all are there. */
  isEntered: boolean;
  onClose: () => void;
}

/** Goes to anything by a part of its name, or by its id. Its state is reset each time it opens. */
export function Palette({ opened, typed, isEntered, onClose }: PaletteProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size="min(40rem, 100%)"
      yOffset="8vh"
      transitionProps={{ duration: 0 }}
      // Who opens it knows better where the focus was.
      returnFocus={false}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={words.title}>
        <Modal.Body p={0}>
          {opened && <Content typed={typed} isEntered={isEntered} onClose={onClose} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Content({ typed, isEntered, onClose }: Omit<PaletteProps, 'opened'>) {
  const [text, setText] = useState(typed.slice(0, SEARCH_MAX));
  const [chosen, setChosen] = useState(0);
  const [missing, setMissing] = useState<string | null>(null);
  const { entries, isSettled } = useEntries(text);
  const active = Math.min(chosen, entries.length - 1);
  const router = useRouter();
  const list = useId();
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    scroller.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, entries.length]);

  const go = async (entry: Entry) => {
    const href = entry.href ?? (await hrefOf(entry.key));
    if (href === null) return setMissing(entry.key);
    onClose();
    router.push(href);
  };
  const isWaiting = useRef(isEntered);
  const enter = useEffectEvent(() => {
    isWaiting.current = false;
    if (entries[0]) void go(entries[0]);
  });
  useEffect(() => {
    if (isSettled && isWaiting.current) enter();
  }, [isSettled]);
  const onKey = (event: KeyboardEvent) => {
    isWaiting.current = false;
    const step = STEPS[event.key];
    const entry = entries[active];
    if (event.key === 'Enter' && entry && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void go(entry);
    } else if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setChosen((active + step + entries.length) % entries.length);
    }
  };
  const said = missing
    ? words.missing(missing)
    : isSettled && entries.length === 0
      ? words.none(text.trim())
      : '';

  return (
    <div className={classes.root}>
      <label className={classes.field}>
        <IconSearch size={18} aria-hidden="true" />
        <input
          data-autofocus
          // At once: what is typed until the window takes the focus would be lost.
          ref={goOn}
          role="combobox"
          aria-label={words.field}
          aria-expanded={entries.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={entries[active] && `${list}-${active}`}
          autoComplete="off"
          spellCheck={false}
          maxLength={SEARCH_MAX}
          placeholder={words.hint}
          value={text}
          onChange={(event) => {
            isWaiting.current = false;
            setText(event.currentTarget.value);
            setChosen(0);
            setMissing(null);
          }}
          onKeyDown={onKey}
        />
      </label>
      <div ref={scroller} className={classes.results}>
        <div role="listbox" id={list} aria-label={words.results}>
          {groupsOf(entries).map(({ group, from, members }) => (
            <div key={group} role="group" aria-labelledby={`${list}-${group}`}>
              <div id={`${list}-${group}`} className={classes.group} role="presentation">
                {words.groups[group]}
              </div>
              {members.map((entry, index) => (
                <div
                  key={entry.key}
                  id={`${list}-${from + index}`}
                  role="option"
                  aria-selected={from + index === active}
                  className={classes.option}
                  onMouseMove={() => setChosen(from + index)}
                  onClick={() => void go(entry)}
                >
                  <span className={classes.label}>
                    <Marked text={entry.label} places={entry.places ?? []} />
                  </span>
                  {entry.note && <bdi className={classes.note}>{entry.note}</bdi>}
                </div>
              ))}
            </div>
          ))}
        </div>
        {said && <p className={classes.said}>{said}</p>}
      </div>
      <p className={classes.hidden} role="status">
        {said || (isSettled && text.trim() !== '' ? words.count(entries.length) : '')}
      </p>
      <p className={classes.keys}>{words.keys}</p>
    </div>
  );
}

/** Takes the focus, behind what was typed already. */
function goOn(input: HTMLInputElement | null): void {
  input?.focus();
  input?.setSelectionRange(input.value.length, input.value.length);
}

const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Null where there is nothing of that id, or nothing that this person may see. */
async function hrefOf(id: string): Promise<string | null> {
  const kind = kindOfId(id);
  if (!kind) return null;
  try {
    return await addressOfId(kind, id);
  } catch {
    return null;
  }
}

/** Entries of one group after the other, in the order in which groups begin. */
function groupsOf(
  entries: readonly Entry[],
): { group: Entry['group']; from: number; members: Entry[] }[] {
  const groups: { group: Entry['group']; from: number; members: Entry[] }[] = [];
  for (const [index, entry] of entries.entries()) {
    const last = groups.at(-1);
    if (last?.group === entry.group) last.members.push(entry);
    else groups.push({ group: entry.group, from: index, members: [entry] });
  }
  return groups;
}
