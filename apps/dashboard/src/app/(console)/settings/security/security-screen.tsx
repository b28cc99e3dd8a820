'use client';

import { Stack } from '@mantine/core';
import { twoFactorWords } from '../../../../features/two-factor/words';
import { PageHeader } from '../../../../shared/screens/page-header';
import { Section } from '../../../../shared/screens/section';
import { navigationWords, words } from '../words';
import { LogOutEverywhere } from './log-out-everywhere';
import { PasswordForm } from './password-form';
import { passwordWords } from './password-words';
import { ProviderLink } from './provider/provider-link';
import { signInWords } from './sign-in-words';
import { SignIns } from './sign-ins';
import { TwoFactor } from './two-factor/two-factor';

/** How the person comes in, and where they are logged in. */
export function SecurityScreen() {
  return (
    <>
      <PageHeader title={navigationWords.security} lead={words.securityLead} />
      <Stack gap="lg">
        <Section title={passwordWords.title} look="framed">
          <PasswordForm />
        </Section>
        <ProviderLink />
        <Section title={twoFactorWords.title} look="framed">
          <TwoFactor />
        </Section>
        <Section title={signInWords.title} look="framed">
          <SignIns />
        </Section>
        <div>
          <LogOutEverywhere />
        </div>
      </Stack>
    </>
  );
}
