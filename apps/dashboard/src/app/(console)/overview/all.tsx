import { Anchor } from '@mantine/core';
import { Link } from '../../../shared/ui/link';

/** Leads to all of which a few are shown. */
export function All({ href, label }: { href: string; label: string }) {
  return (
    <Anchor component={Link} href={href} size="sm">
      {label}
    </Anchor>
  );
}
