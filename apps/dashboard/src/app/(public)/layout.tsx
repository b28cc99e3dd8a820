import type { ReactNode } from 'react';
import { PublicFooter } from './frame/public-footer';
import { PublicHeader } from './frame/public-header';

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
