'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { USUAL_SAMPLE } from '../../../../features/verification/usual-sample';
import classes from './sample-code.module.css';

const Samples = dynamic(
  async () =>
    (await import('../../../../features/verification/verification-samples')).VerificationSamples,
  { ssr: false },
);

/**
 * The code that verifies deliveries, which comes after the page, into room that is kept. The docs are read from the
 * top: what is chosen is not kept.
 */
export function SampleCode() {
  const [choice, setChoice] = useState(USUAL_SAMPLE);
  return (
    <div className={classes.room}>
      <Samples choice={choice} onChoose={(change) => setChoice((now) => ({ ...now, ...change }))} />
    </div>
  );
}
