'use client';

import type { WebhookView } from '@whathooks/dto';
import { SignatureCheck } from '../../../../features/verification/signature-check';
import {
  SAMPLE_LANGUAGES,
  SAMPLE_SCHEMES,
  VerificationSamples,
} from '../../../../features/verification/verification-samples';
import { USUAL_SAMPLE } from '../../../../features/verification/usual-sample';
import { useQueryStates } from 'nuqs';
import { parseAsOneOf, STEP } from '../../../../shared/address';
import classes from './verification.module.css';
import { words } from './words';

const PARSERS = {
  scheme: parseAsOneOf(SAMPLE_SCHEMES, USUAL_SAMPLE.scheme),
  language: parseAsOneOf(SAMPLE_LANGUAGES, USUAL_SAMPLE.language),
};

/** How a server verifies this webhook's deliveries, and a box for those that it refuses. */
export function Verification({ webhook }: { webhook: WebhookView }) {
  const [choice, setChoice] = useQueryStates(PARSERS);
  return (
    <section className={classes.root} aria-labelledby="verification">
      <div className={classes.column}>
        <h2 id="verification" className={classes.title}>
          {words.verify}
        </h2>
        <VerificationSamples
          ownHeaders={Object.keys(webhook.headers)}
          choice={choice}
          onChoose={(change) => void setChoice(change, STEP)}
        />
      </div>
      <div className={classes.column}>
        <h2 className={classes.title}>{words.check}</h2>
        <SignatureCheck />
      </div>
    </section>
  );
}
