'use client';

import { useId, useState } from 'react';
import { type DocsSection, findSections, type FoundSection } from './find-sections';
import classes from './docs-search.module.css';
import { own } from '../../../../../shared/own-address';
import { SearchField } from '../../../../../shared/forms/search-field';
import { searchWords as words } from './search-words';

/** What the build writes down of every section; read when somebody begins to search. */
const INDEX = own('/docs/search.json');

let read: Promise<DocsSection[]> | undefined;

function readIndex(): Promise<DocsSection[]> {
  read ??= fetch(INDEX).then((answer) => {
    if (!answer.ok) throw new Error(`${INDEX}: ${answer.status}`);
    return answer.json() as Promise<DocsSection[]>;
  });
  return read;
}

/** Finds a section of the documentation by its words. Arrow keys go through what is found. */
export function DocsSearch() {
  const [q, setQ] = useState('');
  const [sections, setSections] = useState<readonly DocsSection[] | 'missing' | null>(null);
  const id = useId();
  const load = () => {
    readIndex().then(setSections, () => {
      read = undefined;
      setSections('missing');
    });
  };
  const isReady = sections !== null && sections !== 'missing';
  const found = isReady ? findSections(sections, q) : [];
  return (
    <SearchField
      label={words.label}
      q={q}
      onSearch={setQ}
      controls={id}
      onFocus={load}
      className={classes.root}
      fieldClassName={classes.field}
    >
      <div id={id} className={classes.results} hidden={q.trim() === ''}>
        <p role="status" className={classes.count}>
          {q.trim() !== '' && stateWords(sections, found, q)}
        </p>
        {found.length > 0 && (
          <ul aria-label={words.results} className={classes.list}>
            {found.map((section) => (
              <li key={section.href}>
                <Result section={section} onFollow={() => setQ('')} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </SearchField>
  );
}

function stateWords(
  sections: readonly DocsSection[] | 'missing' | null,
  found: readonly FoundSection[],
  q: string,
): string {
  if (sections === 'missing') return words.missing;
  if (sections === null) return '';
  return found.length === 0 ? words.none(q.trim()) : words.count(found.length);
}

function Result({ section, onFollow }: { section: FoundSection; onFollow: () => void }) {
  return (
    <a href={section.href} className={classes.result} onClick={onFollow}>
      <strong>{section.title}</strong>
      <span className={classes.page}>{section.page}</span>
      <span className={classes.excerpt}>{section.excerpt}</span>
    </a>
  );
}
