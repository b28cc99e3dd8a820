'use client';

import type { SnippetView } from '@whathooks/dto';
import classes from './snippet-list.module.css';
import { words } from './words';

export const SNIPPET_LIST_ID = 'inbox-snippets';
export const snippetOptionId = (id: string): string => `inbox-snippet-${id}`;

interface SnippetListProps {
  snippets: readonly SnippetView[];
  chosen: number;
  onChoose: (snippet: SnippetView) => void;
}

/** Snippets that fit what is typed. The field keeps the focus. */
export function SnippetList({ snippets, chosen, onChoose }: SnippetListProps) {
  return (
    <ul id={SNIPPET_LIST_ID} className={classes.root} role="listbox" aria-label={words.snippets}>
      {snippets.map((snippet, index) => (
        <li
          key={snippet.id}
          id={snippetOptionId(snippet.id)}
          className={classes.option}
          role="option"
          aria-selected={index === chosen}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(snippet);
          }}
        >
          <span className={classes.shortcut}>/{snippet.shortcut}</span>
          <span className={classes.text} dir="auto">
            {snippet.text}
          </span>
        </li>
      ))}
    </ul>
  );
}
