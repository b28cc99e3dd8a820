import type { Metadata } from 'next';
import { Suspense } from 'react';
import { NumbersScreen } from './numbers-screen';
import { numberWords } from '../../../features/numbers/words';

export const metadata: Metadata = { title: numberWords.title };

export default function Page() {
  return (
    <Suspense>
      <NumbersScreen />
    </Suspense>
  );
}
