'use client';

import { useEffect, useId, useState } from 'react';
import { useSignedInHint } from '../../auth/use-auth';
import { sampleWords as words } from '../words';
import { NO_RECIPIENT } from '../sample-request';
import { fill, suggestNumber, suggestRecipient, useFilling } from './filling';
import classes from './filling-fields.module.css';
import type { OwnNumber } from './own-numbers';

/** A key, for who is logged in one of their numbers, and whom it writes to. */
export function FillingForm() {
  const filling = useFilling();
  const numbers = useOwnNumbers();
  const hint = useId();
  return (
    <>
      <label className={classes.field}>
        <span>{words.apiKey}</span>
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={hint}
          value={filling.apiKey}
          onChange={(event) => fill({ apiKey: event.currentTarget.value.trim() })}
        />
      </label>
      <p id={hint} className={classes.hint}>
        {words.apiKeyHint}
      </p>
      {numbers.length > 0 && (
        <label className={classes.field}>
          <span>{words.number}</span>
          <select
            value={filling.sessionId}
            onChange={(event) => fill({ sessionId: event.currentTarget.value })}
          >
            <option value="">{words.anyNumber}</option>
            {numbers.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className={classes.field}>
        <span>{words.recipient}</span>
        <input
          type="text"
          inputMode="tel"
          autoComplete="off"
          placeholder={NO_RECIPIENT}
          value={filling.recipient}
          onChange={(event) => fill({ recipient: event.currentTarget.value.trim() })}
        />
      </label>
    </>
  );
}

/** Numbers of who is logged in. What reads them is loaded for those alone. */
function useOwnNumbers(): readonly OwnNumber[] {
  const isSignedIn = useSignedInHint();
  const [numbers, setNumbers] = useState<readonly OwnNumber[]>([]);
  useEffect(() => {
    if (!isSignedIn) return undefined;
    let isWanted = true;
    import('./own-numbers')
      .then(async ({ ownNumbers, lastWriter }) => {
        const found = await ownNumbers();
        if (!isWanted) return;
        setNumbers(found);
        const first = found.find(({ isConnected }) => isConnected);
        if (!first) return;
        suggestNumber(first.id);
        const writer = await lastWriter(first.id);
        if (writer) suggestRecipient(writer);
      })
      .then(
        () => undefined,
        // Without them the samples have the number of the examples.
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, [isSignedIn]);
  return isSignedIn ? numbers : [];
}
