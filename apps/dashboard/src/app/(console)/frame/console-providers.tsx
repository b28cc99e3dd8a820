'use client';

import { useState, type ReactNode } from 'react';
import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createQueryClient } from '../../../shared/api/query-client';

/** What screens behind the login stand on, and public pages need not load. */
export function ConsoleProviders({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <Notifications position="bottom-right" autoClose={6_000} containerWidth={360} />
      {children}
    </QueryClientProvider>
  );
}
