'use client';

import { useEffect, useId, useRef } from 'react';
import { usePathname } from 'next/navigation';
import type { Permission } from '@whathooks/dto';
import { roleMay } from '@whathooks/dto/facts';
import { useIdentity } from '../../../features/auth/use-auth';
import { CLIENTS } from '../../../features/clients/address';
import { Link } from '../../../shared/ui/link';
import classes from './settings-layout.module.css';
import { navigationWords as names, words } from './words';

interface Place {
  href: string;
  label: string;
  /** Shown to people with this permission alone. */
  permission?: Permission;
}

const OWN: readonly Place[] = [
  { href: '/settings/', label: names.profile },
  { href: '/settings/security/', label: names.security },
];

const SHARED: readonly Place[] = [
  { href: '/settings/organization/', label: names.organization },
  { href: '/settings/people/', label: names.people },
  { href: CLIENTS, label: names.clients },
  { href: '/settings/snippets/', label: names.snippets },
  { href: '/settings/labels/', label: names.labels },
  { href: '/settings/assignment/', label: names.assignment },
  { href: '/settings/alerts/', label: names.alerts },
  { href: '/settings/audit/', label: names.audit, permission: 'audit-log:read' },
];

/** Links to all settings, beside the one that is open; where there is no room, in a row above it. */
export function SettingsNavigation() {
  return (
    <nav aria-label={words.title} className={classes.navigation}>
      <Places title={names.you} places={OWN} />
      <Places title={names.everyone} places={SHARED} />
    </nav>
  );
}

function Places({ title, places }: { title: string; places: readonly Place[] }) {
  const id = useId();
  const { role } = useIdentity().user;
  const pathname = usePathname();
  const current = useRef<HTMLAnchorElement>(null);
  // In a row that is moved sideways, the one that is open is in sight. Browsers answer with a promise, which an
  // effect must not.
  useEffect(() => {
    void current.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  const shown = places.filter(({ permission }) => !permission || roleMay(role, permission));
  return (
    <div>
      <p id={id} className={classes.group}>
        {title}
      </p>
      <ul aria-labelledby={id} className={classes.list}>
        {shown.map(({ href, label }) => {
          const isOpen = pathname === href;
          return (
            <li key={href}>
              <Link
                href={href}
                ref={isOpen ? current : null}
                className={classes.link}
                aria-current={isOpen ? 'page' : undefined}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
