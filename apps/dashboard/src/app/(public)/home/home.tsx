import { ButtonLink } from '../../../shared/ui/button-link';
import classes from './home.module.css';
import { Journey } from './journey';
import { Link } from '../../../shared/ui/link';
import { words } from './words';

/** The start page. */
export function Home() {
  return (
    <>
      <section className={classes.hero}>
        <div className={classes.pitch}>
          <h1 className={classes.title}>{words.title}</h1>
          <ul className={classes.lines}>
            {words.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div className={classes.actions}>
            <ButtonLink href="/register/" size="md">
              {words.createAccount}
            </ButtonLink>
            <ButtonLink href="/login/" size="md" variant="default">
              {words.logIn}
            </ButtonLink>
            <Link href="/docs/" className={classes.docs}>
              {words.readDocs}
            </Link>
          </div>
        </div>
        <Journey />
      </section>
      <section className={classes.band} aria-labelledby="how">
        <div className={classes.inner}>
          <h2 id="how" className={classes.heading}>
            {words.how}
          </h2>
          <ol className={classes.steps}>
            {words.steps.map(({ title, text }, index) => (
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
          {words.promise}
        </h2>
        <div className={classes.promises}>
          {words.promises.map(({ title, text }) => (
            <div key={title} className={classes.promise}>
              <h3>{title}</h3>
              <p>{text}</p>
            </div>
          ))}
        </div>
        <p className={classes.try}>
          {words.tryIt(<Link href="/docs/quickstart/">{words.quickstart}</Link>)}
        </p>
      </section>
    </>
  );
}
