import { BODY_MAX_BYTES, DELIVERY_TIMEOUT_MS, PAGE_MAX } from '@whathooks/dto/facts';
import { CodeSample } from '../frame/code-sample';
import { Section } from '../frame/section';
import { PROBLEM } from '../samples/answers';
import { Link } from '../../../../shared/ui/link';

export function ErrorsAndLimits() {
  return (
    <>
      <Section id="errors-and-limits" title="What an error looks like">
        <p>
          Every error is <code>application/problem+json</code> with a stable <code>code</code> to
          branch on and a <code>detail</code> that says how to go on:
        </p>
        <CodeSample label="400 Bad Request" language="json">
          {PROBLEM}
        </CodeSample>
        <ul>
          <li>
            <strong>400</strong> The session is not <code>CONNECTED</code>, or the request body is
            invalid.
          </li>
          <li>
            <strong>401</strong> Missing or invalid credentials (JWT or API key).
          </li>
          <li>
            <strong>429</strong> Too many requests: wait as long as <code>Retry-After</code> says.
          </li>
        </ul>
        <p>
          <Link href="/docs/errors/">All error codes</Link> are listed on a page of their own, and{' '}
          <code>type</code> of each error leads there. <code>requestId</code> names the request in
          the log of the installation.
        </p>
      </Section>
      <Section id="limits" title="Limits">
        <ul>
          <li>
            <strong>Bodies</strong> A request body may have at most {BODY_MAX_BYTES / 1024 ** 2}{' '}
            MiB. Unknown fields are refused, not ignored.
          </li>
          <li>
            <strong>Lists</strong> A page has up to {PAGE_MAX} items; <code>nextCursor</code> leads
            to the next one.
          </li>
          <li>
            <strong>Webhooks</strong> Delivery requests time out after {DELIVERY_TIMEOUT_MS / 1_000}{' '}
            seconds and are tried again{' '}
            <Link href="/docs/retries/#retries">over about three days</Link>.
          </li>
          <li>
            <strong>Files</strong> have a size of their own:{' '}
            <Link href="/docs/files/">see Files</Link>.
          </li>
          <li>
            <strong>WhatsApp</strong> limits new chats of a number by itself:{' '}
            <Link href="/docs/sending/#pacing">see Pace and WhatsApp’s own limits</Link>.
          </li>
        </ul>
      </Section>
    </>
  );
}
