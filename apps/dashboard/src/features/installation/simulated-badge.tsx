'use client';

import { IconDeviceMobile, IconExternalLink } from '@tabler/icons-react';
import { Badge } from '../../shared/ui/badge';
import { words as shared } from '../../shared/words';
import { useInstallation } from './queries';
import { words } from './words';

/** Says plainly that nothing here reaches the real WhatsApp, and leads to the phone that plays it. */
export function SimulatedBadge() {
  const { data } = useInstallation();
  if (data?.mode !== 'simulated') return null;
  return (
    <Badge
      tone="waiting"
      look="banner"
      icon={IconDeviceMobile}
      role="note"
      aria-label={words.simulated}
    >
      <span>{words.simulated}</span>
      {data.simulatorUrl && (
        <a href={data.simulatorUrl} target="_blank" rel="noreferrer">
          {words.openPhone}
          <IconExternalLink size={13} stroke={1.8} aria-label={shared.newTab} />
        </a>
      )}
    </Badge>
  );
}
