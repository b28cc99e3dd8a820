import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import classes from './checklist.module.css';
import { Link } from '../../../shared/ui/link';
import { startWords as words } from './words';

export interface Step {
  title: string;
  text: string;
  href: string;
  action: string;
  done: boolean;
}

/** The way from an empty account to the first answer, with the next step standing out. */
export function Checklist({ steps }: { steps: readonly Step[] }) {
  const done = steps.filter((step) => step.done).length;
  const next = steps.findIndex((step) => !step.done);
  return (
    <section className={classes.root} aria-labelledby="start-title">
      <div className={classes.head}>
        <h2 id="start-title" className={classes.title}>
          {words.title}
        </h2>
        <span className={classes.count}>{words.count(done, steps.length)}</span>
      </div>
      <ol className={classes.list}>
        {steps.map((step, index) => (
          <li key={step.title} className={classes.step} data-done={step.done || undefined}>
            <span className={classes.mark}>
              {step.done ? (
                <IconCheck size={15} stroke={2.6} role="img" aria-label={words.done} />
              ) : (
                <span aria-hidden="true">{index + 1}</span>
              )}
            </span>
            <div className={classes.body}>
              <h3 className={classes.name}>{step.title}</h3>
              <p className={classes.text}>{step.text}</p>
            </div>
            {!step.done && (
              <Button
                component={Link}
                href={step.href}
                size="xs"
                variant={index === next ? 'filled' : 'default'}
              >
                {step.action}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
