'use client';

import classes from './completion-list.module.css';
import type { Completion } from './use-completion';

export const COMPLETION_LIST_ID = 'inbox-completions';
export const completionId = (id: string): string => `inbox-completion-${id}`;

interface CompletionListProps {
  label: string;
  completions: readonly Completion[];
  chosen: number;
  onChoose: (completion: Completion) => void;
}

/** What fits to what is typed. The field keeps the focus. */
export function CompletionList({ label, completions, chosen, onChoose }: CompletionListProps) {
  return (
    <ul id={COMPLETION_LIST_ID} className={classes.root} role="listbox" aria-label={label}>
      {completions.map((completion, index) => (
        <li
          key={completion.id}
          id={completionId(completion.id)}
          className={classes.option}
          role="option"
          aria-selected={index === chosen}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(completion);
          }}
        >
          <bdi className={classes.name}>{completion.name}</bdi>
          {completion.hint !== undefined && (
            <span className={classes.hint} dir="auto">
              {completion.hint}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
