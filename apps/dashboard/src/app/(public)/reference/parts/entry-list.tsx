import { useEffect, useId, useRef, useState } from 'react';
import { SearchField } from '../../../../shared/forms/search-field';
import { findEntries } from '../data/find-entries';
import type { Group } from '../data/reference-data';
import { words } from '../words';
import classes from './entry-list.module.css';
import { Method } from './method';

interface EntryListProps {
  groups: readonly Group[];
  /** Id of the entry that is shown. */
  current: string;
}

/** All entries by group, and a search over them. Arrow keys go from the field into the list and through it. */
export function EntryList({ groups, current }: EntryListProps) {
  const [q, setQ] = useState('');
  const [isOpen, setOpen] = useState(false);
  const list = useRef<HTMLElement>(null);
  const id = useId();
  const isSearching = q.trim() !== '';
  const found = findEntries(groups, q);
  const count = found.reduce((sum, { entries }) => sum + entries.length, 0);
  const close = () => {
    setQ('');
    setOpen(false);
  };
  const followFirst = () => {
    const first = found[0]?.entries[0];
    if (!isSearching || !first) return;
    close();
    window.location.hash = first.id;
  };
  useEffect(() => {
    const shown = list.current?.querySelector('[aria-current]');
    // Where the list is folded away, there is nothing to bring into view.
    if (shown?.checkVisibility()) shown.scrollIntoView({ block: 'nearest' });
  }, [current, groups]);
  return (
    <SearchField
      label={words.search}
      q={q}
      onSearch={setQ}
      controls={id}
      onEnter={followFirst}
      className={classes.root}
      fieldClassName={classes.field}
    >
      <p role="status" className={classes.count}>
        {isSearching &&
          groups.length > 0 &&
          (count === 0 ? words.none(q.trim()) : words.count(count))}
      </p>
      <button
        type="button"
        className={classes.browse}
        aria-expanded={isOpen || isSearching}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {words.browse}
      </button>
      <nav
        ref={list}
        id={id}
        aria-label={words.navigation}
        className={classes.list}
        data-open={isOpen || isSearching || undefined}
      >
        {!isSearching && (
          <a
            href="#"
            className={classes.link}
            aria-current={current === '' ? 'page' : undefined}
            onClick={close}
          >
            {words.overview}
          </a>
        )}
        {found.map((group) => (
          <GroupEntries
            // Opened anew by what is shown, and by a search.
            key={`${group.file} ${isSearching} ${holds(group, current)}`}
            group={group}
            current={current}
            isOpen={isSearching || holds(group, current)}
            onFollow={close}
          />
        ))}
      </nav>
    </SearchField>
  );
}

function holds({ entries }: Group, id: string): boolean {
  return entries.some((entry) => entry.id === id);
}

interface GroupEntriesProps {
  group: Group;
  current: string;
  isOpen: boolean;
  onFollow: () => void;
}

function GroupEntries({ group, current, isOpen, onFollow }: GroupEntriesProps) {
  return (
    <details className={classes.group} open={isOpen}>
      <summary className={classes.name}>{group.name}</summary>
      <ul className={classes.entries}>
        {group.entries.map(({ id, method, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className={classes.link}
              aria-current={id === current ? 'page' : undefined}
              onClick={onFollow}
            >
              {method !== 'EVENT' && <Method method={method} />}
              <span>{title}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
