'use client';

import { useState } from 'react';
import { UnstyledButton } from '@mantine/core';
import type { WebhookEventName } from '@whathooks/dto';
import classes from './card-events.module.css';
import { cardWords as words } from './words';

/** How many events of a webhook a list shows before the rest is asked for. */
const SHOWN = 3;

interface CardEventsProps {
  /** What the webhook is called. */
  of: string;
  events: readonly WebhookEventName[];
}

/** Events that a webhook is sent: a few, and the others when they are asked for. */
export function CardEvents({ of, events }: CardEventsProps) {
  const [isOpen, setOpen] = useState(false);
  // A button in place of a single one would take as much room as that one.
  const isFolded = !isOpen && events.length > SHOWN + 1;
  return (
    <ul className={classes.root} aria-label={words.events}>
      {(isFolded ? events.slice(0, SHOWN) : events).map((event) => (
        <li key={event}>
          <code>{event}</code>
        </li>
      ))}
      {isFolded && (
        <li>
          <UnstyledButton
            className={classes.more}
            aria-label={words.moreEvents(events.length - SHOWN, of)}
            onClick={() => setOpen(true)}
          >
            +{events.length - SHOWN}
          </UnstyledButton>
        </li>
      )}
    </ul>
  );
}
