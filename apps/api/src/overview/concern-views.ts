import { CONCERN_ITEMS_SHOWN, CONCERN_KINDS, type ConcernView } from '@whathooks/dto';
import type { Concern } from '../alerts/concerns/concern';
import type { NearLimit } from '../alerts/concerns/concerns.service';
import { publicId } from '../platform/database/ids';

/** Concerns by cause: what waits for a person first, then as `CONCERN_KINDS` has them, larger ones first. */
export function concernViews(
  concerns: readonly Concern[],
  limits: readonly NearLimit[],
): ConcernView[] {
  const causes = Map.groupBy(concerns, ({ kind, reason }) => `${kind} ${reason ?? ''}`);
  return [...causes.values()]
    .flatMap(causeView)
    .concat(limits.map(limitView))
    .sort((a, b) => urgency(a) - urgency(b) || b.count - a.count);
}

function urgency({ kind, needsPerson }: ConcernView): number {
  return (needsPerson ? 0 : CONCERN_KINDS.length) + CONCERN_KINDS.indexOf(kind);
}

function causeView(concerns: readonly Concern[]): ConcernView[] {
  const [first] = concerns;
  if (!first) return [];
  const { kind, reason, needsPerson } = first;
  const items = [...concerns]
    .sort((a, b) => (a.since?.getTime() ?? 0) - (b.since?.getTime() ?? 0))
    .slice(0, CONCERN_ITEMS_SHOWN)
    .map(({ id, name, since, until }) => ({
      id: publicId(kind.startsWith('number') ? 'session' : 'webhook', id),
      name,
      since: since?.toISOString() ?? null,
      until: until?.toISOString() ?? null,
    }));
  return [{ kind, reason, needsPerson, count: concerns.length, limit: null, items }];
}

function limitView({ of, present, most }: NearLimit): ConcernView {
  return {
    kind: 'limit_near',
    reason: of,
    needsPerson: present >= most,
    count: present,
    limit: most,
    items: [],
  };
}
