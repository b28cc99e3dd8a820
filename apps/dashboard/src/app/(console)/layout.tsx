import type { ReactNode } from 'react';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { ConsoleProviders } from './frame/console-providers';
import { ConsoleShell } from './frame/console-shell';
import { RequireLogin } from './frame/require-login';
import { TwoFactorGate } from './frame/two-factor-gate';

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <ConsoleProviders>
      <RequireLogin>
        <TwoFactorGate>
          <ConsoleShell>
            <NuqsAdapter>{children}</NuqsAdapter>
          </ConsoleShell>
        </TwoFactorGate>
      </RequireLogin>
    </ConsoleProviders>
  );
}
