'use client';

import { useState, useSyncExternalStore, type SubmitEvent } from 'react';
import { Button, PasswordInput, Stack, Textarea } from '@mantine/core';
import { explainDelivery, type HeaderAnswer } from '@whathooks/webhook-signature/explain';
import { Notice } from '../../shared/notices/notice';
import classes from './signature-check.module.css';
import { FINDING_TONES } from './finding-tones';
import { FINDINGS } from './signature-words';
import { checkWords as words } from './words';

const NOTHING = { body: '', headers: '', secret: '' };

const subscribe = () => () => undefined;

/** Browsers have Web Crypto over HTTPS and on localhost only. */
function useCanCompute(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.isSecureContext,
    () => true,
  );
}

/** Says whether a delivery's signatures fit, and what is wrong if not. Nothing leaves the page. */
export function SignatureCheck() {
  return useCanCompute() ? (
    <CheckForm />
  ) : (
    <Notice tone="info" title={words.notHere}>
      {words.notHereText}
    </Notice>
  );
}

function CheckForm() {
  const [values, setValues] = useState(NOTHING);
  const [answers, setAnswers] = useState<readonly HeaderAnswer[]>([]);
  const field = (name: keyof typeof NOTHING) => ({
    name,
    value: values[name],
    autoComplete: 'off',
    spellCheck: false,
    classNames: { input: classes.input },
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setAnswers([]);
      setValues((now) => ({ ...now, [name]: value }));
    },
  });
  const check = (event: SubmitEvent) => {
    event.preventDefault();
    void explainDelivery(values).then(setAnswers);
  };
  return (
    <form onSubmit={check} aria-label={words.title}>
      <Stack gap="md">
        <Textarea
          label={words.body}
          description={words.bodyHint}
          autosize
          minRows={4}
          maxRows={12}
          {...field('body')}
        />
        <Textarea
          label={words.headers}
          description={words.headersHint}
          placeholder={words.headersSample}
          autosize
          minRows={2}
          maxRows={8}
          {...field('headers')}
        />
        <PasswordInput
          label={words.secret}
          description={words.secretHint}
          placeholder={words.secretSample}
          {...field('secret')}
        />
        <div>
          <Button type="submit" variant="default">
            {words.submit}
          </Button>
        </div>
        <Answers answers={answers} />
      </Stack>
    </form>
  );
}

function Answers({ answers }: { answers: readonly HeaderAnswer[] }) {
  return (
    <div aria-live="polite">
      <Stack gap="md">
        {answers.map(({ header, finding }) => (
          <div key={header}>
            <p className={classes.header}>
              <code>{header}</code>
            </p>
            <Notice tone={FINDING_TONES[finding]} title={FINDINGS[finding].title}>
              {FINDINGS[finding].text}
            </Notice>
          </div>
        ))}
      </Stack>
    </div>
  );
}
