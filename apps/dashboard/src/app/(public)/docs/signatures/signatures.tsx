import { AllLanguages } from './all-languages';
import { CodeSample } from '../frame/code-sample';
import { Section } from '../frame/section';
import { RUN_RECEIVER } from '../samples/answers';
import { SampleCode } from './sample-code';
import { SignatureCheck } from '../../../../features/verification/loaded-signature-check';
import {
  RECEIVER,
  VERIFY_SIGNATURE,
} from '../../../../features/verification/samples/verify-signature';

export function Signatures() {
  return (
    <>
      <Verification />
      <CheckIt />
    </>
  );
}

function Verification() {
  return (
    <Section id="signature-verification" title="Signature verification">
      <p>
        Verify each delivery by computing an HMAC-SHA256 of the raw request body using your webhook
        secret, then comparing it to the <code>X-Whathooks-Signature</code> header. Always compare
        with a constant-time function.
      </p>
      <CodeSample label="Verify a delivery (JavaScript)" language="javascript">
        {VERIFY_SIGNATURE}
      </CodeSample>
      <p>
        The secret is used as it is shown, with its <code>whsec_</code>. To see it work, put this
        below the function, save both as <code>receiver.mjs</code> and start it:
      </p>
      <CodeSample label="A complete receiver (Node.js)" language="javascript">
        {RECEIVER}
      </CodeSample>
      <CodeSample label="Start it" language="bash">
        {RUN_RECEIVER}
      </CodeSample>
      <p>The same, and the standard headers, language by language:</p>
      <AllLanguages />
      <SampleCode />
    </Section>
  );
}

function CheckIt() {
  return (
    <Section id="check-a-signature" title="Check a signature">
      <p>
        A delivery that does not verify? Paste what your server received, and read what is wrong.
        Nothing leaves the page. The page of each webhook in the dashboard has the same box.
      </p>
      <SignatureCheck />
    </Section>
  );
}
