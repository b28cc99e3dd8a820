import type { ReactNode } from 'react';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { ConsoleShell } from './frame/console-shell';
import { RequireLogin } from './frame/require-login';

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <RequireLogin>
      <ConsoleShell>
        <NuqsAdapter>{children}</NuqsAdapter>
      </ConsoleShell>
    </RequireLogin>
  );
}
