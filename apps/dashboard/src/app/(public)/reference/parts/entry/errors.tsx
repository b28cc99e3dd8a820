import { own } from '../../../../../shared/own-address';
import type { GroupDetails } from '../../data/reference-data';
import { operationWords as words } from '../../words';
import classes from './errors.module.css';
import { FoldedPart } from './part';

interface ErrorsProps {
  codes: readonly string[];
  errors: GroupDetails['errors'];
}

/** The errors of an operation by status, folded: most follow from its form. Each leads to what to do. */
export function Errors({ codes, errors }: ErrorsProps) {
  return (
    <FoldedPart title={words.errors(codes.length)} lead={words.errorsText}>
      <ul className={classes.list}>
        {codes.map((code) => (
          <li key={code}>
            <span className={classes.status}>{errors[code]?.status}</span>
            <a href={own(`/docs/errors/#${code}`)}>
              <code>{code}</code>
            </a>
            <span className={classes.title}>{errors[code]?.title}</span>
          </li>
        ))}
      </ul>
    </FoldedPart>
  );
}
