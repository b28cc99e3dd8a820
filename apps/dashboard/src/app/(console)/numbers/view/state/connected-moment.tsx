import { Button } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useMay } from '../../../../../features/auth/use-may';
import { NEW_API_KEY } from '../../../../../features/api-keys/address';
import { inboxAddress } from '../../../../../features/messages/address';
import { NEW_WEBHOOK } from '../../../../../features/webhooks/address';
import { formatPhone } from '../../../../../shared/format/format';
import classes from './connected-moment.module.css';
import { Link } from '../../../../../shared/ui/link';
import { connectedWords as words, stateWords } from './words';

/** The moment a number was linked, and what comes next. */
export function ConnectedMoment({ session }: { session: SessionView }) {
  const mayAddWebhook = useMay('webhooks:write');
  const mayCreateKey = useMay('api-keys:write');
  return (
    <section className={classes.root} aria-labelledby="connected-title">
      <svg className={classes.mark} viewBox="0 0 56 56" aria-hidden="true">
        <circle className={classes.ring} cx="28" cy="28" r="25" />
        <path className={classes.tick} d="M17.5 29.2 25 36.5 39 20.5" />
      </svg>
      <div>
        <h2 id="connected-title" className={classes.title}>
          {words.title}
        </h2>
        <p className={classes.text}>
          {words.text(session.phone ? formatPhone(session.phone) : session.name)}
        </p>
        <div className={classes.next}>
          {mayAddWebhook && (
            <Button component={Link} href={NEW_WEBHOOK} size="sm">
              {words.addWebhook}
            </Button>
          )}
          {mayCreateKey && (
            <Button component={Link} href={NEW_API_KEY} size="sm" variant="default">
              {words.createKey}
            </Button>
          )}
          <Button component={Link} href={inboxAddress(session.id)} size="sm" variant="default">
            {stateWords.openInbox}
          </Button>
        </div>
      </div>
    </section>
  );
}
