import type { ReactNode } from 'react';
import { PublicFooter } from '../../shell/public-footer';
import { PublicHeader } from '../../shell/public-header';
import { SkipLink } from '../../shell/skip-link';

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <PublicHeader />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <PublicFooter />
    </>
  );
}
