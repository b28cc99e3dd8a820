'use client';

import { useState } from 'react';
import {
  USUAL_SAMPLE,
  VerificationSamples,
} from '../../../../features/verification/verification-samples';

/** The code that verifies deliveries. The docs are read from the top: what is chosen is not kept. */
export function SampleCode() {
  const [choice, setChoice] = useState(USUAL_SAMPLE);
  return (
    <VerificationSamples
      choice={choice}
      onChoose={(change) => setChoice((now) => ({ ...now, ...change }))}
    />
  );
}
