'use client';

import { IconDeviceMobile, IconExternalLink } from '@tabler/icons-react';
import { useInstallation } from './queries';
import classes from './simulated-badge.module.css';

/** Says plainly that nothing here reaches the real WhatsApp, and leads to the phone that plays it. */
export function SimulatedBadge() {
  const { data } = useInstallation();
  if (data?.mode !== 'simulated') return null;
  return (
    <div className={classes.root} role="note" aria-label="Simulated WhatsApp">
      <IconDeviceMobile size={15} stroke={1.8} aria-hidden="true" />
      <span className={classes.label}>Simulated WhatsApp</span>
      {data.simulatorUrl && (
        <a className={classes.link} href={data.simulatorUrl} target="_blank" rel="noreferrer">
          Open phone
          <IconExternalLink size={13} stroke={1.8} aria-label="(opens in a new tab)" />
        </a>
      )}
    </div>
  );
}
