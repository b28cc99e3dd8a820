import type { Metadata } from 'next';
import { Suspense } from 'react';
import { RegisterForm } from './register-form';
import { registerWords } from '../words';

export const metadata: Metadata = { title: registerWords.submit };

export default function RegisterPage() {
  return (
    <Suspense>
      <RegisterForm />
    </Suspense>
  );
}
