'use client';

import { usePathname } from 'next/navigation';
import { IconBook2, IconCode } from '@tabler/icons-react';
import { roleMay } from '@whathooks/dto/facts';
import { useIdentity } from '../../../features/auth/use-auth';
import { DESTINATIONS } from './navigation';
import classes from './side-navigation.module.css';
import { Link } from '../../../shared/ui/link';
import { own } from '../../../shared/own-address';
import { words } from './words';

export function SideNavigation() {
  const pathname = usePathname();
  const { user } = useIdentity();
  const destinations = DESTINATIONS.filter(
    ({ permission }) => !permission || roleMay(user.role, permission),
  );
  return (
    <div className={classes.root}>
      <nav aria-label={words.main}>
        <ul className={classes.list}>
          {destinations.map(({ href, label, icon: Icon }) => (
            <li key={href}>
              <Link
                href={href}
                className={classes.link}
                aria-current={pathname.startsWith(href) ? 'page' : undefined}
              >
                <Icon size={18} stroke={1.7} aria-hidden="true" />
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={words.help} className={classes.help}>
        <ul className={classes.list}>
          <li>
            <Link href="/docs/" className={classes.link}>
              <IconBook2 size={18} stroke={1.7} aria-hidden="true" />
              {words.docs}
            </Link>
          </li>
          <li>
            <a href={own('/v1/reference')} className={classes.link}>
              <IconCode size={18} stroke={1.7} aria-hidden="true" />
              {words.reference}
            </a>
          </li>
        </ul>
      </nav>
    </div>
  );
}
