import type { ReactNode } from 'react';
import classes from './settings-layout.module.css';
import { SettingsNavigation } from './settings-navigation';

/** All settings: what there is beside the one that is open. */
export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className={classes.root}>
      <SettingsNavigation />
      <div className={classes.page}>{children}</div>
    </div>
  );
}
