import { formatFull, formatHint, formatMoment, formatMomentWithin } from '../format/format';
import { words } from '../words';

/** A point in time, short on screen and complete on hover. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={formatHint(at)} className="tabular">
      {formatMoment(at)}
    </time>
  );
}

/** The same within a sentence, which has no full stop where the time stands last. */
export function MomentWithin({ at }: { at: string }) {
  return (
    <time dateTime={at} title={formatHint(at)} className="tabular">
      {formatMomentWithin(at)}
    </time>
  );
}

/** A point in time, complete on screen. */
export function FullMoment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={formatHint(at)} className="tabular">
      {formatFull(at)}
    </time>
  );
}

/** A point in time that lies ahead, within a sentence: "now" once it has passed. */
export function Upcoming({ at }: { at: string }) {
  const isDue = Date.parse(at) <= Date.now();
  return isDue ? <span title={formatHint(at)}>{words.now}</span> : <MomentWithin at={at} />;
}
