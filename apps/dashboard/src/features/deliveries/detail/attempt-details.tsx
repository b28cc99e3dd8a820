import type { AttemptTimingsView, AttemptView, HttpHeaderView } from '@whathooks/dto';
import { Moment } from '../../../shared/ui/moment';
import classes from './attempt-details.module.css';
import { outcomeWords, TRIGGER_LABELS } from '../words';

interface AttemptDetailsProps {
  attempt: AttemptView;
  /** Whether it is unfolded at first. */
  open: boolean;
}

/** One attempt: what was posted and what was answered, side by side. */
export function AttemptDetails({ attempt, open }: AttemptDetailsProps) {
  const { request, response, error } = attempt;
  const trigger = TRIGGER_LABELS[attempt.trigger];
  return (
    <details className={classes.root} open={open} data-failed={error !== null || undefined}>
      <summary>
        <strong>{attempt.number}</strong>{' '}
        {outcomeWords(response?.status ?? null, error?.code ?? null)}
        <span className={classes.when}>
          <Moment at={attempt.startedAt} /> · {Math.round(attempt.timings.totalMs)} ms
          {trigger && ` · ${trigger}`}
        </span>
      </summary>
      {error?.detail && <p className={classes.detail}>{error.detail}</p>}
      <Timings timings={attempt.timings} address={attempt.remoteAddress} />
      <div className={classes.sides}>
        <section aria-label={`Request of attempt ${attempt.number}`}>
          <h4>Request</h4>
          <p className={classes.url}>
            <code>POST {request.url}</code>
          </p>
          <Headers headers={request.headers} />
          <Body text={pretty(request.body)} none="The event is past its retention period." />
        </section>
        <section aria-label={`Response to attempt ${attempt.number}`}>
          <h4>Response{response && ` ${response.status}`}</h4>
          {response ? (
            <>
              <Headers headers={response.headers} />
              <Body text={response.body ?? ''} none="No body." />
              {response.bodyEncoding === 'base64' && (
                <p>The body is not text. It is shown as base64.</p>
              )}
              {response.truncated && <p>Only the first 16 KiB are stored.</p>}
            </>
          ) : (
            <p>No response.</p>
          )}
        </section>
      </div>
    </details>
  );
}

/** JSON is shown indented; the signed bytes are in the command to copy. */
function pretty(body: string | null): string {
  if (body === null) return '';
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function Headers({ headers }: { headers: readonly HttpHeaderView[] }) {
  if (headers.length === 0) return null;
  return (
    <pre className={classes.code} tabIndex={0} aria-label="Headers">
      {headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}
    </pre>
  );
}

function Body({ text, none }: { text: string; none: string }) {
  if (text === '') return <p>{none}</p>;
  return (
    <pre className={classes.code} tabIndex={0} aria-label="Body">
      {text}
    </pre>
  );
}

function Timings({ timings, address }: { timings: AttemptTimingsView; address: string | null }) {
  const parts: [string, number | null][] = [
    ['DNS', timings.dnsMs],
    ['Connect', timings.connectMs],
    ['TLS', timings.tlsMs],
    ['First byte', timings.firstByteMs],
    ['Total', timings.totalMs],
  ];
  return (
    <p className={classes.timings}>
      {parts
        .filter((part): part is [string, number] => part[1] !== null)
        .map(([name, ms]) => `${name} ${ms.toFixed(ms < 10 ? 1 : 0)} ms`)
        .join(' · ')}
      {address && ` · ${address}`}
    </p>
  );
}
