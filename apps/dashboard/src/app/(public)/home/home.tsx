import { ButtonLink } from '../../../shared/ui/button-link';
import classes from './home.module.css';
import { Journey } from './journey';
import { Link } from '../../../shared/ui/link';

const STEPS = [
  {
    title: 'Link a number',
    text: 'Your client scans a QR code with WhatsApp, as for WhatsApp Web. You watch it connect, and see at any time whether it is alive.',
  },
  {
    title: 'Receive on a webhook',
    text: 'Each message arrives at your server as signed JSON, in the same envelope as every other event. Verifying it takes ten lines.',
  },
  {
    title: 'Answer by API or by hand',
    text: 'One POST sends a message and says when WhatsApp took it. Your team reads and answers the same chats in the inbox.',
  },
];

const PROMISES = [
  {
    title: 'Received means stored',
    text: 'A message is committed here before WhatsApp is told that we have it. If a machine dies in between, WhatsApp hands it over again.',
  },
  {
    title: 'Stored means delivered',
    text: 'Your endpoint is down? Deliveries wait, survive restarts, and are tried again for about three days. An event keeps its id, so you can drop duplicates.',
  },
  {
    title: 'Sent once, or reported',
    text: 'What you ask us to send is written down first. It reaches the recipient once, or you read why it did not.',
  },
];

export function Home() {
  return (
    <>
      <section className={classes.hero}>
        <div className={classes.pitch}>
          <h1 className={classes.title}>WhatsApp numbers, wired to your code</h1>
          <ul className={classes.lines}>
            <li>Link your clients’ numbers by QR code.</li>
            <li>Receive every message on a signed webhook.</li>
            <li>Send through a REST API.</li>
          </ul>
          <div className={classes.actions}>
            <ButtonLink href="/register/" size="md">
              Create account
            </ButtonLink>
            <ButtonLink href="/login/" size="md" variant="default">
              Log in
            </ButtonLink>
            <Link href="/docs/" className={classes.docs}>
              Read the docs
            </Link>
          </div>
        </div>
        <Journey />
      </section>
      <section className={classes.band} aria-labelledby="how">
        <div className={classes.inner}>
          <h2 id="how" className={classes.heading}>
            How it works
          </h2>
          <ol className={classes.steps}>
            {STEPS.map(({ title, text }, index) => (
              <li key={title} className={classes.step}>
                <span className={classes.number} aria-hidden="true">
                  {index + 1}
                </span>
                <h3>{title}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </div>
      </section>
      <section className={classes.inner} aria-labelledby="promise">
        <h2 id="promise" className={classes.heading}>
          Every message accounted for
        </h2>
        <div className={classes.promises}>
          {PROMISES.map(({ title, text }) => (
            <div key={title} className={classes.promise}>
              <h3>{title}</h3>
              <p>{text}</p>
            </div>
          ))}
        </div>
        <p className={classes.try}>
          Try it without a phone: the project brings a WhatsApp simulator along. The{' '}
          <Link href="/docs/#quickstart">quickstart</Link> goes from an empty account to a sent
          message in four steps.
        </p>
      </section>
    </>
  );
}
