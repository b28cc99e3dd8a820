import { Fragment } from 'react';
import type { Answer, Entry, GroupDetails, Operation, Parameter } from '../../data/reference-data';
import { operationWords as words } from '../../words';
import { Description, WithCode } from './description';
import classes from './entry-columns.module.css';
import { Errors } from './errors';
import { Fields } from './fields';
import { Part } from './part';
import { Samples } from './samples/samples';

interface OperationViewProps {
  entry: Entry;
  details: GroupDetails;
}

const PLACES: [place: Parameter['in'], title: string][] = [
  ['path', words.path],
  ['query', words.query],
  ['header', words.header],
];

/** What an operation takes and answers, beside its samples. */
export function OperationView({ entry, details }: OperationViewProps) {
  const operation = details.operations[entry.id];
  if (!operation) return null;
  const { body, parameters, responses, errors } = operation;
  const { shapes } = details;
  return (
    <div className={classes.root}>
      <div className={classes.words}>
        <Needs operation={operation} />
        {PLACES.map(([place, title]) => {
          const own = parameters.filter((parameter) => parameter.in === place);
          if (own.length === 0) return null;
          return (
            <Part key={place} title={title}>
              <Fields fields={own} shapes={shapes} />
            </Part>
          );
        })}
        {body && (
          <Part title={body.optional ? words.bodyOptional : words.body}>
            <p className={classes.mediaType}>
              <code>{body.mediaType}</code>
            </p>
            {body.shape === undefined ? (
              <Description text={words.file} />
            ) : (
              <Fields fields={shapes[body.shape] ?? []} shapes={shapes} />
            )}
          </Part>
        )}
        <Part title={words.responses}>
          {responses.map((answer) => (
            <Response key={answer.status} answer={answer} shapes={shapes} />
          ))}
        </Part>
        <Errors codes={errors} errors={details.errors} />
      </div>
      <Samples {...{ entry, operation, details }} />
    </div>
  );
}

function Needs({ operation: { credentials, permission } }: { operation: Operation }) {
  if (credentials.length === 0) return <p className={classes.needs}>{words.open}</p>;
  const names = credentials.map((one) => words[one]).toSorted();
  return (
    <p className={classes.needs}>
      {words.needs}{' '}
      {names.map((name, index) => (
        <Fragment key={name}>
          {index > 0 && ` ${words.or} `}
          {name}
        </Fragment>
      ))}
      {permission === 'member' ? (
        `. ${words.member}`
      ) : (
        <>
          {' '}
          {words.with} <code>{permission}</code>.
        </>
      )}
    </p>
  );
}

function Response({
  answer: { status, description, mediaType, otherTypes = [], shape },
  shapes,
}: {
  answer: Answer;
  shapes: GroupDetails['shapes'];
}) {
  return (
    <div className={classes.response}>
      <p className={classes.status}>
        <code>{status}</code>
        {mediaType ? <code>{mediaType}</code> : <span>{words.noBody}</span>}
        {otherTypes.map((type) => (
          <code key={type}>{type}</code>
        ))}
      </p>
      {description && (
        <p className={classes.statusWords}>
          <WithCode text={description} />
        </p>
      )}
      {shape !== undefined && <Fields fields={shapes[shape] ?? []} shapes={shapes} />}
    </div>
  );
}
