import type { ReactNode } from 'react';
import { RequireLogin } from './frame/require-login';
import { ConsoleShell } from './frame/console-shell';

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <RequireLogin>
      <ConsoleShell>{children}</ConsoleShell>
    </RequireLogin>
  );
}
