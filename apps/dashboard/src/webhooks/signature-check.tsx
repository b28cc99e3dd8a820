'use client';

import { useState, type SubmitEvent } from 'react';
import { Button, PasswordInput, Stack, Textarea, TextInput } from '@mantine/core';
import { explainSignature, type SignatureFinding } from '@whathooks/webhook-signature/explain';
import { Notice } from '../ui/notice';
import { FINDINGS } from './signature-findings';

const NOTHING = { body: '', secret: '', signature: '', id: '', timestamp: '' };

/** Says whether a signature fits, and what is wrong if not. Nothing leaves the page. */
export function SignatureCheck() {
  const [values, setValues] = useState(NOTHING);
  const [finding, setFinding] = useState<SignatureFinding | null>(null);
  const isStandard = values.signature.trim().startsWith('v1');
  const field = (name: keyof typeof NOTHING) => ({
    name,
    value: values[name],
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setFinding(null);
      setValues((now) => ({ ...now, [name]: value }));
    },
  });
  const check = (event: SubmitEvent) => {
    event.preventDefault();
    void explainSignature(values).then(setFinding);
  };
  if (typeof window !== 'undefined' && !window.isSecureContext) {
    return (
      <Notice tone="info" title="Not on this address">
        Browsers compute signatures over HTTPS and on localhost only. Open the dashboard there to
        check one.
      </Notice>
    );
  }
  return (
    <form onSubmit={check} aria-label="Check a signature">
      <Stack gap="md">
        <Textarea
          label="Raw body"
          description="Exactly as your server received it."
          autosize
          minRows={4}
          maxRows={12}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          {...field('body')}
        />
        <TextInput
          label="Signature"
          description="Value of X-Whathooks-Signature, or of webhook-signature."
          placeholder="sha256=…"
          {...field('signature')}
        />
        {isStandard && (
          <>
            <TextInput label="webhook-id" placeholder="evt_…" {...field('id')} />
            <TextInput
              label="webhook-timestamp"
              placeholder="1782742867"
              inputMode="numeric"
              {...field('timestamp')}
            />
          </>
        )}
        <PasswordInput
          label="Secret"
          description="It stays on this page."
          placeholder="whsec_…"
          {...field('secret')}
        />
        <div>
          <Button type="submit" variant="default">
            Check signature
          </Button>
        </div>
        <div aria-live="polite">
          {finding && (
            <Notice tone={FINDINGS[finding].tone} title={FINDINGS[finding].title}>
              {FINDINGS[finding].text}
            </Notice>
          )}
        </div>
      </Stack>
    </form>
  );
}
