'use client';

import { useState, useSyncExternalStore, type SubmitEvent } from 'react';
import { Button, PasswordInput, Stack, Textarea } from '@mantine/core';
import { explainDelivery, type HeaderAnswer } from '@whathooks/webhook-signature/explain';
import { Notice } from '../../shared/notices/notice';
import classes from './signature-check.module.css';
import { FINDINGS } from './signature-findings';

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
    <Notice tone="info" title="Not on this address">
      Browsers compute signatures over HTTPS and on localhost only. Open the dashboard there to
      check one.
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
    <form onSubmit={check} aria-label="Check a signature">
      <Stack gap="md">
        <Textarea
          label="Raw body"
          description="Exactly as your server received it."
          autosize
          minRows={4}
          maxRows={12}
          {...field('body')}
        />
        <Textarea
          label="Signature headers"
          description="As your server or a log shows them; others may stand among them. One value alone will do."
          placeholder={'X-Whathooks-Signature: sha256=…\nwebhook-id: evt_…'}
          autosize
          minRows={2}
          maxRows={8}
          {...field('headers')}
        />
        <PasswordInput
          label="Secret"
          description="Neither it nor anything else leaves this page."
          placeholder="whsec_…"
          {...field('secret')}
        />
        <div>
          <Button type="submit" variant="default">
            Check signature
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
            <Notice tone={FINDINGS[finding].tone} title={FINDINGS[finding].title}>
              {FINDINGS[finding].text}
            </Notice>
          </div>
        ))}
      </Stack>
    </div>
  );
}
