import { formatFull, formatMoment } from './format';

/** A point in time, short on screen and complete on hover. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={formatFull(at)} className="tabular">
      {formatMoment(at)}
    </time>
  );
}
