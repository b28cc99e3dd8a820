'use client';

import { Button, SegmentedControl, Stack, useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { signOut } from '../../../features/auth/auth-store';
import { useIdentity } from '../../../features/auth/use-auth';
import { ROLE_NAMES } from '../../../features/members/words';
import { choiceWords } from '../../../shared/language/choice-words';
import { LanguageChoice } from '../../../shared/language/language-choice';
import { PageHeader } from '../../../shared/screens/page-header';
import { Section } from '../../../shared/screens/section';
import { Facts } from '../../../shared/ui/facts';
import { Notifications } from './notifications';
import { notificationWords, words } from './words';

/** What is the person's own: who they are here, and how the dashboard looks and calls. */
export function SettingsScreen() {
  const { user } = useIdentity();
  return (
    <>
      <PageHeader title={words.title} />
      <Stack gap="lg" align="stretch">
        <Section title={words.profile} look="framed">
          <Facts
            look="beside"
            facts={[
              { term: words.name, value: user.name },
              { term: words.email, value: user.email },
              { term: words.role, value: ROLE_NAMES[user.role] },
            ]}
          />
        </Section>
        <Section title={words.appearance} look="framed">
          <Facts
            look="beside"
            facts={[
              { term: choiceWords.language, value: <LanguageChoice /> },
              { term: words.theme, value: <ThemeChoice /> },
            ]}
          />
        </Section>
        <Section title={notificationWords.title} look="framed">
          <Notifications />
        </Section>
        <div>
          <Button variant="default" onClick={() => void signOut().catch(() => undefined)}>
            {words.logOut}
          </Button>
        </div>
      </Stack>
    </>
  );
}

function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const mounted = useMounted();
  return (
    <SegmentedControl
      aria-label={words.theme}
      value={mounted ? colorScheme : 'auto'}
      onChange={(value) => setColorScheme(value as typeof colorScheme)}
      data={[
        { value: 'auto', label: words.themeSystem },
        { value: 'light', label: words.themeLight },
        { value: 'dark', label: words.themeDark },
      ]}
    />
  );
}
