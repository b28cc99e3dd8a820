import type { Metadata } from 'next';
import { Suspense } from 'react';
import { NumbersScreen } from './numbers-screen';

export const metadata: Metadata = { title: 'Numbers' };

export default function Page() {
  return (
    <Suspense>
      <NumbersScreen />
    </Suspense>
  );
}
