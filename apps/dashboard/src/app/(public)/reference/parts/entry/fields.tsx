import { useState } from 'react';
import type { Field, GroupDetails } from '../../data/reference-data';
import { operationWords as words } from '../../words';
import { WithCode } from './description';
import classes from './fields.module.css';

interface FieldsProps {
  fields: readonly Field[];
  shapes: GroupDetails['shapes'];
}

/** Fields of a body, or parameters. What is within one unfolds below it. */
export function Fields({ fields, shapes }: FieldsProps) {
  return (
    <ul className={classes.list}>
      {fields.map((field) => (
        <li key={field.name} className={classes.field}>
          <p className={classes.head}>
            <code className={classes.name}>{field.name}</code>
            <span className={classes.type}>{field.type}</span>
            {field.required && <span className={classes.required}>{words.required}</span>}
          </p>
          {field.description && (
            <p className={classes.description}>
              <WithCode text={field.description} />
            </p>
          )}
          {field.values && <Values values={field.values} />}
          {field.shapes?.map((name) => (
            <Within key={name} field={field.name} shape={name} shapes={shapes} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function Values({ values }: { values: readonly string[] }) {
  return (
    <p className={classes.values}>
      {words.oneOf}{' '}
      {values.map((value) => (
        <code key={value}>{value}</code>
      ))}
    </p>
  );
}

interface WithinProps {
  field: string;
  shape: string;
  shapes: GroupDetails['shapes'];
}

/** The fields within a field. Drawn when they are unfolded: shapes hold others, and some hold themselves. */
function Within({ field, shape, shapes }: WithinProps) {
  const [isOpen, setOpen] = useState(false);
  const fields = shapes[shape] ?? [];
  if (fields.length === 0) return null;
  return (
    <details className={classes.within} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.fieldsOf(field)}</summary>
      {isOpen && <Fields fields={fields} shapes={shapes} />}
    </details>
  );
}
