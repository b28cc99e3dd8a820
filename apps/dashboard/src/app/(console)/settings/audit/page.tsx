import type { Metadata } from 'next';
import { Suspense } from 'react';
import { auditWords } from '../words';
import { AuditScreen } from './audit-screen';

export const metadata: Metadata = { title: auditWords.title };

export default function Page() {
  return (
    <Suspense>
      <AuditScreen />
    </Suspense>
  );
}
