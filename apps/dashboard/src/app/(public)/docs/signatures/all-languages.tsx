import { HANDLERS } from '../../../../features/verification/samples/handlers';
import { STANDARD_SAMPLES } from '../../../../features/verification/samples/standard-verification';
import { VERIFICATION_SAMPLES } from '../../../../features/verification/samples/verification';

/** The code in every language, one below the other: for readers without scripts, and for the page's Markdown twin. */
export function AllLanguages() {
  return (
    <noscript>
      {VERIFICATION_SAMPLES.map(({ id, name, verify }) => (
        <section key={id}>
          <h3>{name}</h3>
          <p>X-Whathooks-Signature:</p>
          <pre>{verify}</pre>
          <pre>{HANDLERS[id]('own', [])}</pre>
          <p>Standard Webhooks:</p>
          <pre>{STANDARD_SAMPLES[id]}</pre>
        </section>
      ))}
    </noscript>
  );
}
