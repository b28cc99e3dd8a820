'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { own } from '../../../shared/own-address';
import { Notice } from '../../../shared/notices/notice';
import { INDEX } from './data/files';
import type { Entry, Group, ReferenceIndex } from './data/reference-data';
import { useFile } from './data/use-file';
import { EntryList } from './parts/entry-list';
import { EntryView } from './parts/entry-view';
import { GroupsOverview } from './parts/groups-overview';
import classes from './reference.module.css';
import { useShownId } from './use-shown-id';
import { words } from './words';

const NO_GROUPS: readonly Group[] = [];

/** The reference: a list of everything, and what the address names. */
export function Reference({ children }: { children: ReactNode }) {
  const index = useFile<ReferenceIndex>(INDEX);
  const id = useShownId();
  const groups = index.state === 'read' ? index.value.groups : NO_GROUPS;
  const found = entryOf(groups, id);
  useTitle(found?.entry.title ?? null);
  const main = useFocusOnChange(id, index.state === 'read');
  const isWaiting = id !== '' && index.state === 'loading';
  return (
    <div className={classes.root}>
      <div className={classes.side}>
        <EntryList groups={groups} current={found?.entry.id ?? ''} />
      </div>
      <div className={classes.main} ref={main}>
        {index.state === 'missing' && <Missing />}
        {isWaiting && <p className={classes.waiting}>{words.loading}</p>}
        {index.state === 'read' && id !== '' && !found && (
          <Notice tone="warning" title={words.unknown(id)}>
            {words.unknownText}
          </Notice>
        )}
        {found ? (
          <EntryView key={found.entry.id} {...found} />
        ) : (
          !isWaiting && (
            <>
              {children}
              <GroupsOverview groups={groups} />
            </>
          )
        )}
      </div>
    </div>
  );
}

function Missing() {
  return (
    <Notice
      tone="error"
      title={words.missing}
      action={<a href={own('/v1/openapi.json')}>{words.openApi}</a>}
    >
      {words.missingText}
    </Notice>
  );
}

function entryOf(groups: readonly Group[], id: string): { group: Group; entry: Entry } | null {
  for (const group of groups) {
    const entry = group.entries.find((one) => one.id === id);
    if (entry) return { group, entry };
  }
  return null;
}

/** The title names what is shown. */
function useTitle(name: string | null): void {
  useEffect(() => {
    if (name === null) return undefined;
    const before = document.title;
    const title = words.documentTitle(name);
    const put = () => {
      if (document.title !== title) document.title = title;
    };
    put();
    // The page may set its own once more after this, when it is opened at an operation.
    const observer = new MutationObserver(put);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      document.title = before;
    };
  }, [name]);
}

/** Who follows a link to an operation goes on reading and tabbing at its heading. */
function useFocusOnChange(id: string, isReady: boolean): React.RefObject<HTMLDivElement | null> {
  const main = useRef<HTMLDivElement>(null);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (!isReady || shown.current === id) return;
    const isFirst = shown.current === null;
    shown.current = id;
    // The page as it is opened stands at its top already.
    if (isFirst && id === '') return;
    window.scrollTo({ top: 0, behavior: 'instant' });
    main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [id, isReady]);
  return main;
}
