'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState, type ReactNode } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import '@mantine/notifications/styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createQueryClient } from '../../../shared/api/query-client';
import { onCopy } from '../../../shared/format/copied-phone';

// What is said before it is there stands in it once it is.
const Notifications = dynamic(async () => (await import('./notification-place')).Notifications, {
  ssr: false,
});

/** What screens behind the login stand on, and public pages need not load. */
export function ConsoleProviders({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  useEffect(() => {
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, []);
  // Never over the field in which one writes: it is at the end of the screen, right of the navigation.
  const isNarrow = useMediaQuery('(max-width: 47.99em)');
  return (
    <QueryClientProvider client={client}>
      <Notifications
        position={isNarrow ? 'top-center' : 'bottom-left'}
        autoClose={6_000}
        containerWidth={360}
      />
      {children}
    </QueryClientProvider>
  );
}
