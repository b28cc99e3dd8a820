import { Kbd } from '@mantine/core';
import classes from './key-list.module.css';

/** Keys and what they do, under one heading. */
export type KeyGroup = readonly [
  title: string,
  keys: readonly (readonly [key: string, meaning: string])[],
];

/** What keys do, group by group. */
export function KeyList({ groups }: { groups: readonly KeyGroup[] }) {
  return groups.map(([title, keys]) => (
    <section key={title} className={classes.group}>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.keys}>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

/** Whether a key belongs to what has the focus: a field, or a dialog or menu that is open. */
export function isKeyTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('input, textarea, select')) return true;
  return target.closest('[role="dialog"], [role="menu"]') !== null;
}
