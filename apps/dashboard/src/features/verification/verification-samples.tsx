'use client';

import { SegmentedControl, Tabs } from '@mantine/core';
import { CodeBlock } from '../../shared/ui/code-block';
import { HANDLERS, type Scheme } from './samples/handlers';
import { STANDARD_SAMPLES } from './samples/standard-verification';
import { VERIFICATION_SAMPLES } from './samples/verification';
import { sampleWords as words } from './words';
import type { Language, SampleChoice } from './usual-sample';
import classes from './verification-samples.module.css';

const SCHEMES: { value: Scheme; label: string }[] = [
  { value: 'own', label: words.own },
  { value: 'standard', label: words.standard },
];

export const SAMPLE_SCHEMES: readonly Scheme[] = ['own', 'standard'];
export const SAMPLE_LANGUAGES: readonly Language[] = VERIFICATION_SAMPLES.map(({ id }) => id);

interface SamplesProps {
  /** Headers that the webhook adds of its own. */
  ownHeaders?: readonly string[];
  choice: SampleChoice;
  onChoose: (change: Partial<SampleChoice>) => void;
}

/** How to verify deliveries in each language, with the headers that the webhook adds of its own. */
export function VerificationSamples({ ownHeaders = [], choice, onChoose }: SamplesProps) {
  const { scheme, language } = choice;
  return (
    <>
      <SegmentedControl
        aria-label={words.header}
        data={SCHEMES}
        value={scheme}
        onChange={(value) => onChoose({ scheme: value as Scheme })}
        className={classes.schemes}
        // Both labels have room on a phone.
        size="xs"
      />
      <Explained scheme={scheme} />
      <Tabs
        value={language}
        onChange={(value) => onChoose({ language: value as Language })}
        keepMounted={false}
      >
        <Tabs.List aria-label={words.language}>
          {VERIFICATION_SAMPLES.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {VERIFICATION_SAMPLES.map(({ id, name, verify, untested }) => (
          <Tabs.Panel key={id} value={id}>
            {untested && <p className={classes.explained}>{words.untested}</p>}
            <Code
              label={words.verify(name)}
              code={scheme === 'standard' ? STANDARD_SAMPLES[id] : verify}
            />
            <Code label={words.use(name)} code={HANDLERS[id](scheme, ownHeaders)} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function Explained({ scheme }: { scheme: Scheme }) {
  return (
    <p className={classes.explained}>
      {scheme === 'own' ? words.ownExplained : words.standardExplained}
    </p>
  );
}

function Code({ label, code }: { label: string; code: string }) {
  return <CodeBlock label={label} code={code} html={escapeHtml(code)} />;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
