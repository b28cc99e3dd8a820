import type { ReactNode } from 'react';
import { RequireLogin } from '../../auth/require-login';
import { ConsoleShell } from '../../shell/console-shell';

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <RequireLogin>
      <ConsoleShell>{children}</ConsoleShell>
    </RequireLogin>
  );
}
