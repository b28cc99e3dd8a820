import { CodeSample } from '../frame/code-sample';
import { Section } from '../frame/section';
import { FORWARD, RUN_RECEIVER } from '../samples/answers';
import { CREATE_LOCAL_WEBHOOK } from '../samples/requests';
import { RequestSample } from '../../../../features/samples/shown/request-sample';
import { Link } from '../../../../shared/ui/link';

export function Localhost() {
  return (
    <>
      <Section id="same-machine" title="whathooks runs on your machine">
        <p>
          <code>npm start</code> runs with simulated WhatsApp and lets webhooks point at your own
          machine. Start a receiver, such as the complete one under{' '}
          <Link href="/docs/signatures/#signature-verification">verifying signatures</Link>, which
          listens on port 4000:
        </p>
        <CodeSample label="Start the receiver" language="bash">
          {RUN_RECEIVER}
        </CodeSample>
        <p>Then add its address as a webhook, in the dashboard or by the API:</p>
        <RequestSample label="Add it as a webhook" request={CREATE_LOCAL_WEBHOOK} />
        <p>
          The answer carries the secret that the receiver is started with. A test event from the
          webhook’s page shows at once whether it arrives and verifies; the phone page of the
          simulator sends real ones.
        </p>
      </Section>
      <Section id="container" title="whathooks runs in a container">
        <p>
          Inside a container <code>localhost</code> is the container itself. Use the name under
          which it reaches the machine, such as <code>host.docker.internal</code>, let the receiver
          listen on more than the loopback address, and start whathooks with{' '}
          <code>ALLOW_PRIVATE_WEBHOOKS=true</code>. Do so while you build only: whoever may add
          webhooks can then reach every server of the private network.
        </p>
      </Section>
      <Section id="elsewhere" title="whathooks runs elsewhere">
        <p>
          A server on the internet does not reach your machine by itself. Any program that gives a
          local port a public address does; with a server of your own, <code>ssh</code> is enough:
        </p>
        <CodeSample label="Forward a port of a server to your machine" language="bash">
          {FORWARD}
        </CodeSample>
        <p>
          What arrives at port 4000 of the server then arrives at port 4000 of your machine; point
          the server’s HTTPS at it, and add that address as the webhook. A certificate of an
          authority of your own is trusted with <code>NODE_EXTRA_CA_CERTS</code>.
        </p>
        <p>
          An address of a private network is refused with{' '}
          <Link href="/docs/errors/#webhook_url_forbidden">webhook_url_forbidden</Link>, and again
          at each delivery with the error <code>address_forbidden</code>.
        </p>
      </Section>
      <Section id="while-you-were-away" title="While your machine was off">
        <p>
          Nothing is lost: deliveries wait, and the page of the webhook says since when the endpoint
          is down and when it is probed next. “Try now” probes it at once, and its first success
          sends everything that waits. What was given up meanwhile is sent again by “Recover”.
        </p>
      </Section>
    </>
  );
}
