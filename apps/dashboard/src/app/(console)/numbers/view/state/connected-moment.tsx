import { Button } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { formatPhone } from '../../../../../shared/format/format';
import classes from './connected-moment.module.css';
import { Link } from '../../../../../shared/ui/link';

/** The moment a number was linked, and what comes next. */
export function ConnectedMoment({ session }: { session: SessionView }) {
  return (
    <section className={classes.root} aria-labelledby="connected-title">
      <svg className={classes.mark} viewBox="0 0 56 56" aria-hidden="true">
        <circle className={classes.ring} cx="28" cy="28" r="25" />
        <path className={classes.tick} d="M17.5 29.2 25 36.5 39 20.5" />
      </svg>
      <div>
        <h2 id="connected-title" className={classes.title}>
          Connected
        </h2>
        <p className={classes.text}>
          {session.phone ? formatPhone(session.phone) : session.name} is linked. From now on every
          message it receives is stored here and sent to your webhooks.
        </p>
        <div className={classes.next}>
          <Button component={Link} href="/webhooks/?new" size="sm">
            Add a webhook
          </Button>
          <Button component={Link} href="/api-keys/?new" size="sm" variant="default">
            Create an API key
          </Button>
          <Button
            component={Link}
            href={`/inbox/?session=${encodeURIComponent(session.id)}`}
            size="sm"
            variant="default"
          >
            Open inbox
          </Button>
        </div>
      </div>
    </section>
  );
}
