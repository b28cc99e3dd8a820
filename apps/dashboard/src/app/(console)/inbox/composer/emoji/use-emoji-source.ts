'use client';

import { useEffect, useMemo, useState } from 'react';
import { askedAfter } from '../field/asked';
import type { CompletionSource } from '../field/use-completion';
import type { findEmojis } from './emoji-data';
import { rememberEmoji } from './recent-emojis';
import { words } from './words';

/** More than these do not stand above the field. */
const MOST = 8;
const LOADING = { text: words.loading, submits: true };
/** One letter behind a colon is more often a smiley of two signs. */
const ASKED = /^[a-z0-9_+-]{2,}$/i;

/** Offers emojis after a `:` and two letters. Their names are loaded with the first one that is asked for. */
export function useEmojiSource(text: string): CompletionSource {
  const [find, setFind] = useState<typeof findEmojis | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const isAsked = /(?:^|\s):[a-z0-9_+-]{2}/i.test(text);
  useEffect(() => {
    if (!isAsked || find) return;
    void import('./emoji-data')
      .then((data) => setFind(() => data.findEmojis))
      // Without it a colon is a colon.
      .catch(() => setFailed(true));
  }, [isAsked, find]);
  return useMemo(
    () => (before) => {
      const asked = askedAfter(':', before, ASKED);
      if (!asked || (!find && hasFailed)) return null;
      const offer = { label: words.open, from: asked.from };
      if (!find) return { ...offer, completions: [], missing: LOADING };
      const completions = find(asked.q, MOST).map(({ emoji, name }) => ({
        ...{ id: name.replaceAll(/\W+/g, '-'), name: emoji, hint: name, text: emoji },
        onChosen: () => rememberEmoji(emoji),
      }));
      return { ...offer, completions };
    },
    [find, hasFailed],
  );
}
