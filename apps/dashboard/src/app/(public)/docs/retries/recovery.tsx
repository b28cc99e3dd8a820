import { CodeSample } from '../frame/code-sample';
import { RECOVERY_COUNTED } from '../samples/answers';
import { RECOVER } from '../samples/requests';
import { RequestSample } from '../../../../features/samples/shown/request-sample';
import { Section } from '../frame/section';

export function SendingAgain() {
  return (
    <Section id="sending-again" title="Sending again">
      <p>
        The page of a webhook lists every delivery with its attempts. Deliveries can be sent again
        there, or through the API:
      </p>
      <ul>
        <li>
          <strong>Resend</strong> one delivery with <code>POST /v1/deliveries/:id/resend</code>. One
          that is over is sent again as a new delivery; one that waits for its next attempt is tried
          now instead.
        </li>
        <li>
          <strong>Recover</strong> what failed or was cancelled in a time with{' '}
          <code>POST /v1/webhooks/:id/recover</code>. What was delivered since is left out.
        </li>
        <li>
          <strong>Replay</strong> what was never sent with <code>POST /v1/webhooks/:id/replay</code>
          : events from before the webhook was added, or while it was switched off.{' '}
          <code>events</code> and <code>sessionIds</code> narrow it.
        </li>
        <li>
          <strong>Test</strong> with <code>POST /v1/webhooks/:id/test</code>: a sample with made-up
          values is signed and posted at once, marked with <code>X-Whathooks-Test</code>, and the
          answer has the result. It is never tried again, recovered or replayed.
        </li>
      </ul>
      <RequestSample label="Count what a recovery would send" request={RECOVER} />
      <CodeSample label="The answer of a dry run" language="json">
        {RECOVERY_COUNTED}
      </CodeSample>
      <p>
        With <code>dryRun: true</code> a recovery or replay counts and sends nothing. When{' '}
        <code>exact</code> is <code>false</code>, counting ended before the time did, and the run
        sends <code>count</code> or more, even where <code>count</code> is 0. Without it a run
        begins, one at a time for each webhook. <code>GET /v1/recoveries/:id</code> tells how far it
        is, and <code>POST /v1/recoveries/:id/stop</code> ends it; what it has queued by then is
        still sent.
      </p>
      <p>
        Everything that is sent again keeps its event’s ID and carries{' '}
        <code>X-Whathooks-Replay: true</code>. It is sent after the deliveries that are waiting
        already. While the webhook is switched off, queued deliveries wait until it is switched on.
      </p>
    </Section>
  );
}

export function Audit() {
  return (
    <Section id="audit-log" title="Secret audit log">
      <p>
        The audit log records who revealed a webhook’s secret or made a new one, and when: a person
        or an API key. Owners and admins read it in the settings of the dashboard or with{' '}
        <code>GET /v1/audit-log</code>. In the log of deliveries, <code>triggeredBy</code> is who
        had a delivery sent again; <code>createdBy</code> of a run is who started it.
      </p>
    </Section>
  );
}
