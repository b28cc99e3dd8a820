import type { ReactNode } from 'react';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { ConsoleProviders } from './frame/console-providers';
import { ConsoleShell } from './frame/console-shell';
import { RequireLogin } from './frame/require-login';

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <ConsoleProviders>
      <RequireLogin>
        <ConsoleShell>
          <NuqsAdapter>{children}</NuqsAdapter>
        </ConsoleShell>
      </RequireLogin>
    </ConsoleProviders>
  );
}
