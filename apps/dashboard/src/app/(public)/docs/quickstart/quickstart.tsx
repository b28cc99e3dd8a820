import { Section } from '../frame/section';
import { RUN_RECEIVER, SENT_MESSAGE, START } from '../samples/answers';
import { CREATE_LOCAL_WEBHOOK, CREATE_SESSION, SEND_MESSAGE } from '../samples/requests';
import { CodeSample } from '../frame/code-sample';
import { RequestSample } from '../../../../features/samples/shown/request-sample';
import { Link } from '../../../../shared/ui/link';

export function Quickstart() {
  return (
    <>
      <Section id="account" title="1. Start, and make an account">
        <p>On your own machine, in a clone of the repository:</p>
        <CodeSample label="Start" language="bash">
          {START}
        </CodeSample>
        <p>
          It prints the address of the dashboard. There, <Link href="/register/">sign up</Link> and
          name your organization: all numbers, webhooks and API keys belong to it.
        </p>
      </Section>
      <Section id="number" title="2. Link a number">
        <p>
          Add a number in the <Link href="/numbers/">dashboard</Link>. With a real phone, open
          WhatsApp → Linked devices → Link a device, and scan the code.
        </p>
        <p>
          No phone at hand? An installation that runs on simulated WhatsApp says so at the top of
          every page and links to a phone page that plays the phone: it scans the code, writes as a
          contact and shows what your number answered.
        </p>
      </Section>
      <Section id="webhook" title="3. Receive a message">
        <p>
          A webhook sends what happens to your server. To see it on your own machine, save{' '}
          <Link href="/docs/signatures/#signature-verification">the complete receiver</Link> as{' '}
          <code>receiver.mjs</code>, and <Link href="/webhooks/">add a webhook</Link> with the
          address <code>http://127.0.0.1:4000/</code>. Its secret is shown then; start the receiver
          with it:
        </p>
        <CodeSample label="Start the receiver" language="bash">
          {RUN_RECEIVER}
        </CodeSample>
        <p>
          Press “Send test event” on the page of the webhook, or write to the number: the receiver
          prints what came. An installation on the internet takes HTTPS addresses only;{' '}
          <Link href="/docs/localhost/">Receive on localhost</Link> says how they reach your
          machine.
        </p>
      </Section>
      <Section id="key" title="4. Send one">
        <p>
          <Link href="/api-keys/">Create an API key</Link>, give it under “Fill the samples”, and
          send with it. Simulated WhatsApp knows the contacts of its phone page alone, such as{' '}
          <code>15550100100</code>:
        </p>
        <RequestSample label="Send a message" request={SEND_MESSAGE} />
        <CodeSample label="201 Created" language="json">
          {SENT_MESSAGE}
        </CodeSample>
        <p>
          <Link href="/docs/sending/">Sending messages</Link> says what else can be sent.
        </p>
      </Section>
      <Section id="code" title="The same from code">
        <p>With an API key, numbers and webhooks are made by the API as well:</p>
        <RequestSample label="Create a session" request={CREATE_SESSION} />
        <RequestSample label="Add a webhook" request={CREATE_LOCAL_WEBHOOK} />
        <p>
          <Link href="/docs/connecting/">Connecting a number</Link> says how its code is shown, and{' '}
          <Link href="/docs/webhooks/">Receiving webhooks</Link> which events there are.
        </p>
      </Section>
    </>
  );
}
