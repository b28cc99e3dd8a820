'use client';

import { useQueryClient } from '@tanstack/react-query';
import { CrashScreen, type CrashProps } from '../../shared/notices/crash';
import { words } from '../words';

/** A screen of the console failed: its frame stays, and every other screen can be opened. */
export default function ConsoleError(props: CrashProps) {
  const queries = useQueryClient();
  return (
    <CrashScreen
      {...props}
      home={{ href: '/overview/', label: words.toOverview }}
      forget={() => queries.clear()}
    />
  );
}
