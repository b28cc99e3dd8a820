import type { AttemptTimingsView, AttemptView, HttpHeaderView } from '@whathooks/dto';
import { Moment } from '../../../shared/ui/moment';
import classes from './attempt-details.module.css';
import { attemptWords as words, detailWords, TRIGGER_LABELS } from '../words';
import { attemptText, type FailureText } from '../delivery-text';

interface AttemptDetailsProps {
  attempt: AttemptView;
  /** Whether it is unfolded at first. */
  open: boolean;
}

/** One attempt: what was posted and what was answered, side by side. */
export function AttemptDetails({ attempt, open }: AttemptDetailsProps) {
  const { request, response, error } = attempt;
  const text = attemptText(attempt);
  const trigger = TRIGGER_LABELS[attempt.trigger];
  return (
    <details className={classes.root} open={open} data-failed={error !== null || undefined}>
      <summary>
        <strong>{attempt.number}</strong> {text.what}
        <span className={classes.when}>
          <Moment at={attempt.startedAt} /> · {words.milliseconds(attempt.timings.totalMs)}
          {trigger && ` · ${trigger}`}
        </span>
      </summary>
      <Failure text={text} />
      <Timings timings={attempt.timings} address={attempt.remoteAddress} />
      <div className={classes.sides}>
        <section aria-label={words.requestOf(attempt.number)}>
          <h4>{words.request}</h4>
          <p className={classes.url}>
            <code>{words.posted(request.url)}</code>
          </p>
          <Headers headers={request.headers} />
          <Body text={pretty(request.body)} none={detailWords.expired} />
        </section>
        <section aria-label={words.responseTo(attempt.number)}>
          <h4>{response ? words.responseStatus(response.status) : words.response}</h4>
          {response ? (
            <>
              <Headers headers={response.headers} />
              <Body text={response.body ?? ''} none={words.noBody} />
              {response.bodyEncoding === 'base64' && <p>{words.base64}</p>}
              {response.truncated && <p>{words.truncated}</p>}
            </>
          ) : (
            <p>{words.noResponse}</p>
          )}
        </section>
      </div>
    </details>
  );
}

/** How it goes on; of what is said in plain words already, the text of the log is folded. */
function Failure({ text: { todo, raw } }: { text: FailureText }) {
  if (todo === null) return raw && <p className={classes.detail}>{raw}</p>;
  return (
    <>
      <p>{todo}</p>
      {raw && (
        <details className={classes.raw}>
          <summary>{words.rawError}</summary>
          <pre className={classes.code} tabIndex={0} aria-label={words.rawError}>
            {raw.trim()}
          </pre>
        </details>
      )}
    </>
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
    <pre className={classes.code} tabIndex={0} aria-label={words.headers}>
      {headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}
    </pre>
  );
}

function Body({ text, none }: { text: string; none: string }) {
  if (text === '') return <p>{none}</p>;
  return (
    <pre className={classes.code} tabIndex={0} aria-label={words.body}>
      {text}
    </pre>
  );
}

function Timings({ timings, address }: { timings: AttemptTimingsView; address: string | null }) {
  const { dns, connect, tls, firstByte, total } = words.timings;
  const parts = [
    timed(dns, timings.dnsMs),
    timed(connect, timings.connectMs),
    timed(tls, timings.tlsMs),
    timed(firstByte, timings.firstByteMs),
    timed(total, timings.totalMs),
    address,
  ];
  return <p className={classes.timings}>{parts.filter(Boolean).join(' · ')}</p>;
}

function timed(say: (ms: string) => string, ms: number | null): string | null {
  return ms === null ? null : say(ms.toFixed(ms < 10 ? 1 : 0));
}
