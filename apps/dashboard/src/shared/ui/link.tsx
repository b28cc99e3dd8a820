'use client';

import type { ComponentProps } from 'react';
import NextLink from 'next/link';

/**
 * A link within the dashboard. It fetches its page when it is followed, not when it comes into sight: a
 * list of links would ask for dozens of pages that nobody opens, and break them off.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
