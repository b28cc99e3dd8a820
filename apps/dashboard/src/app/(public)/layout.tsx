import type { ReactNode } from 'react';
import { PublicFooter } from '../../shell/public-footer';
import { PublicHeader } from '../../shell/public-header';

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PublicHeader />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <PublicFooter />
    </>
  );
}
