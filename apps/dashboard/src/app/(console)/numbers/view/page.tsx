import type { Metadata } from 'next';
import { Suspense } from 'react';
import { NumberScreen } from './number-screen';
import { numberWords } from '../../../../features/numbers/words';

export const metadata: Metadata = { title: numberWords.number };

export default function Page() {
  return (
    <Suspense>
      <NumberScreen />
    </Suspense>
  );
}
