'use client';

import { Stack, Tabs } from '@mantine/core';
import { CodeBlock } from '../docs/code-block';
import { VERIFICATION_SAMPLES } from '../docs/samples/verification';

/** How to verify deliveries in each language, with the headers that the webhook adds of its own. */
export function VerificationSamples({ ownHeaders = [] }: { ownHeaders?: readonly string[] }) {
  return (
    <Tabs defaultValue="javascript" keepMounted={false}>
      <Tabs.List aria-label="Language">
        {VERIFICATION_SAMPLES.map(({ id, name }) => (
          <Tabs.Tab key={id} value={id}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {VERIFICATION_SAMPLES.map(({ id, name, verify, handle }) => (
        <Tabs.Panel key={id} value={id} pt="md">
          <Stack gap={0}>
            <CodeBlock label={`Verify (${name})`} code={verify} html={escapeHtml(verify)} />
            <CodeBlock
              label={`Use it (${name})`}
              code={handle(ownHeaders)}
              html={escapeHtml(handle(ownHeaders))}
            />
          </Stack>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
