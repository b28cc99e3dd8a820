import type { ReactNode } from 'react';
import { ERRORS, FIELD_FAULTS } from '@whathooks/dto/facts';
import classes from '../frame/error-catalogue.module.css';

const ERROR_CODES = Object.entries(ERRORS).map(([code, kind]) => ({ code, ...kind }));

const STATUSES = [...new Set(ERROR_CODES.map(({ status }) => status))].sort((a, b) => a - b);

const idOf = (status: number) => `status-${status}`;

const ERROR_STATUSES = STATUSES.map((status) => [idOf(status), `${status}`] as const);

const FIELDS = ['fields', 'Refused fields'] as const;

/** Sections of the page. */
export const ERROR_SECTIONS = [...ERROR_STATUSES, FIELDS];

/** Names between backticks are code. */
function withCode(text: string): ReactNode[] {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}

/** Every error of the API, by status. Each can be linked to by its code. */
export function ErrorCatalogue() {
  return STATUSES.map((status) => (
    <section key={status} className={classes.group} aria-labelledby={idOf(status)}>
      <h2 id={idOf(status)} className={classes.status}>
        {status}
      </h2>
      <dl className={classes.list}>
        {ERROR_CODES.filter((error) => error.status === status).map((error) => (
          <div key={error.code} id={error.code} className={classes.error}>
            <dt>
              <a href={`#${error.code}`} className={classes.code}>
                <code>{error.code}</code>
              </a>
              <span className={classes.title}>{error.title}</span>
            </dt>
            <dd>{withCode(error.detail)}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

/** Every code of a field that is refused. */
export function FieldFaults() {
  const [id, title] = FIELDS;
  return (
    <section className={classes.group} aria-labelledby={id}>
      <h2 id={id} className={classes.status}>
        {title}
      </h2>
      <p>
        An <code>invalid_request</code> lists the fields that are refused in <code>errors</code>,
        each with a <code>message</code> and, where it is known, a <code>code</code> and the number
        that it speaks of (<code>limit</code>).
      </p>
      <dl className={classes.list}>
        {Object.entries(FIELD_FAULTS).map(([code, meaning]) => (
          <div key={code} className={classes.error}>
            <dt>
              <code>{code}</code>
            </dt>
            <dd>{meaning.replace('{limit}', '…')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
