'use client';

import { useState } from 'react';
import { SegmentedControl, Tabs } from '@mantine/core';
import { CodeBlock } from '../../shared/ui/code-block';
import { HANDLERS, type Scheme } from './samples/handlers';
import { STANDARD_SAMPLES } from './samples/standard-verification';
import { VERIFICATION_SAMPLES } from './samples/verification';
import classes from './verification-samples.module.css';

const SCHEMES: { value: Scheme; label: string }[] = [
  { value: 'own', label: 'X-Whathooks-Signature' },
  { value: 'standard', label: 'Standard Webhooks' },
];

/** How to verify deliveries in each language, with the headers that the webhook adds of its own. */
export function VerificationSamples({ ownHeaders = [] }: { ownHeaders?: readonly string[] }) {
  const [scheme, setScheme] = useState<Scheme>('own');
  return (
    <>
      <SegmentedControl
        aria-label="Header to verify"
        data={SCHEMES}
        value={scheme}
        onChange={(value) => setScheme(value as Scheme)}
        className={classes.schemes}
        // Both labels have room on a phone.
        size="xs"
      />
      <Explained scheme={scheme} />
      <Tabs defaultValue="javascript" keepMounted={false}>
        <Tabs.List aria-label="Language">
          {VERIFICATION_SAMPLES.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {VERIFICATION_SAMPLES.map(({ id, name, verify, untested }) => (
          <Tabs.Panel key={id} value={id}>
            {untested && (
              <p className={classes.explained}>
                Our tests run the samples of the other languages, but not this one: check it with a
                delivery of your own.
              </p>
            )}
            <Code
              label={`Verify (${name})`}
              code={scheme === 'standard' ? STANDARD_SAMPLES[id] : verify}
            />
            <Code label={`Use it (${name})`} code={HANDLERS[id](scheme, ownHeaders)} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function Explained({ scheme }: { scheme: Scheme }) {
  return scheme === 'own' ? (
    <p className={classes.explained}>
      <code>X-Whathooks-Signature</code> covers the raw body and is keyed with the secret’s text,{' '}
      <code>whsec_</code> included. One header is all you need; a recorded request that is sent
      again goes unnoticed.
    </p>
  ) : (
    <p className={classes.explained}>
      <code>webhook-signature</code> covers <code>webhook-id</code>, <code>webhook-timestamp</code>{' '}
      and the raw body, and is keyed with the bytes behind the secret’s base64. It tells recorded
      requests, and carries both secrets for 24 hours after a rotation.
    </p>
  );
}

function Code({ label, code }: { label: string; code: string }) {
  return <CodeBlock label={label} code={code} html={escapeHtml(code)} />;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
