'use client';

import { Anchor } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '../ui/link';
import classes from './back-link.module.css';

interface BackLinkProps {
  href: string;
  /** What the list above is called. */
  label: string;
}

/** Leads from one thing to the list that it belongs to. */
export function BackLink({ href, label }: BackLinkProps) {
  return (
    <Anchor component={Link} href={href} className={classes.root} c="dimmed" size="sm">
      <IconArrowLeft size={15} stroke={1.8} aria-hidden="true" />
      {label}
    </Anchor>
  );
}
