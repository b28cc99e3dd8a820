'use client';

import { Button, type ButtonProps } from '@mantine/core';
import { Link } from './link';

/** A link that looks like a button, for pages that are rendered on the server. */
export function ButtonLink({ href, ...props }: ButtonProps & { href: string }) {
  return <Button component={Link} href={href} {...props} />;
}
