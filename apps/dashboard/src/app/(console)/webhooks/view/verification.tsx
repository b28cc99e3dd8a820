import type { WebhookView } from '@whathooks/dto';
import { SignatureCheck } from '../../../../features/verification/signature-check';
import { VerificationSamples } from '../../../../features/verification/verification-samples';
import classes from './verification.module.css';

/** How a server verifies this webhook's deliveries, and a box for those that it refuses. */
export function Verification({ webhook }: { webhook: WebhookView }) {
  return (
    <section className={classes.root} aria-labelledby="verification">
      <div className={classes.column}>
        <h2 id="verification" className={classes.title}>
          Verify deliveries
        </h2>
        <VerificationSamples ownHeaders={Object.keys(webhook.headers)} />
      </div>
      <div className={classes.column}>
        <h2 className={classes.title}>Check a signature</h2>
        <SignatureCheck />
      </div>
    </section>
  );
}
