'use client';

import type { MemberView } from '@whathooks/dto';
import { actorWords } from '../../../../features/audit/deed-words';
import { useApiKeys } from '../../../../features/api-keys/queries';
import { TimeRangeInput } from '../../../../shared/forms/time-range-input';
import { Choice, Filters } from '../../../../shared/lists/filters';
import { AUDIT_ACTION_NAMES } from '../audit-log';
import { auditScreenWords as words } from '../words';
import type { AuditFilterState } from './use-audit-filters';

/** Hours back from now. */
const RANGES = [
  { value: '', label: words.anyTime },
  { value: '24', label: words.last24Hours },
  { value: '168', label: words.last7Days },
  { value: '720', label: words.last30Days },
];

interface AuditFiltersProps extends Pick<AuditFilterState, 'fields' | 'choose' | 'chooseRange'> {
  members: readonly MemberView[];
}

/** Chooses which entries are shown. */
export function AuditFilters({ fields, choose, chooseRange, members }: AuditFiltersProps) {
  const { data: keys = [] } = useApiKeys();
  return (
    <Filters label={words.filter}>
      <Choice
        label={words.action}
        all={words.anyAction}
        value={fields.action ?? ''}
        onChange={(value) =>
          choose({ action: AUDIT_ACTION_NAMES.find((name) => name === value) ?? null })
        }
        options={AUDIT_ACTION_NAMES}
      />
      <Choice
        label={words.actor}
        all={words.anyActor}
        value={fields.actor}
        onChange={(actor) => choose({ actor })}
        options={[
          ...members.map(({ id, name }) => ({ value: id, label: name })),
          ...keys.map(({ id, name }) => ({ value: id, label: actorWords.key(name) })),
        ]}
      />
      <TimeRangeInput
        label={words.time}
        presets={RANGES}
        value={fields.range}
        onChange={chooseRange}
      />
    </Filters>
  );
}
