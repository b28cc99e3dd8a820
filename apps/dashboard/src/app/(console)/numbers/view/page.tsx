import type { Metadata } from 'next';
import { Suspense } from 'react';
import { NumberScreen } from './number-screen';

export const metadata: Metadata = { title: 'Number' };

export default function Page() {
  return (
    <Suspense>
      <NumberScreen />
    </Suspense>
  );
}
