'use client';

import {
  Anchor,
  Button,
  Group,
  SegmentedControl,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { signOut } from '../../../features/auth/auth-store';
import { useIdentity } from '../../../features/auth/use-auth';
import { useMay } from '../../../features/auth/use-may';
import { CLIENTS } from '../../../features/clients/address';
import { useInstallation } from '../../../features/installation/queries';
import { ROLE_NAMES } from '../../../features/members/words';
import { choiceWords } from '../../../shared/language/choice-words';
import { LanguageChoice } from '../../../shared/language/language-choice';
import { PageHeader } from '../../../shared/screens/page-header';
import { Section } from '../../../shared/screens/section';
import { Facts } from '../../../shared/ui/facts';
import { Link } from '../../../shared/ui/link';
import { AuditLog } from './audit-log';
import { LogOutEverywhere } from './log-out-everywhere';
import { AppearanceForm } from './organization/appearance-form';
import { appearanceWords } from './organization/words';
import { Notifications } from './notifications';
import { PasswordForm } from './password-form';
import { ProviderLink } from './provider/provider-link';
import { signInWords } from './sign-in-words';
import { SignIns } from './sign-ins';
import { TwoFactor } from './two-factor/two-factor';
import { twoFactorWords } from '../../../features/two-factor/words';
import {
  auditScreenWords,
  auditWords,
  notificationWords,
  pageWords,
  passwordWords,
  words,
} from './words';

/** Settings with a page of their own. */
const PAGES = [
  { href: '/settings/people/', ...pageWords.people },
  { href: CLIENTS, ...pageWords.clients },
  { href: '/settings/snippets/', ...pageWords.snippets },
  { href: '/settings/labels/', ...pageWords.labels },
  { href: '/settings/assignment/', ...pageWords.assignment },
  { href: '/settings/alerts/', ...pageWords.alerts },
] as const;

/** The account, the organization, and the installation. */
export function SettingsScreen() {
  const { user, organization } = useIdentity();
  const mayReadLog = useMay('audit-log:read');
  const mayChange = useMay('organization:write');
  const { data: installation } = useInstallation();
  const mode = installation?.mode === 'simulated' ? words.simulated : words.live;
  return (
    <>
      <PageHeader title={words.title} />
      <Stack gap="lg">
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
        <Section title={words.organization} look="framed">
          <Facts
            look="beside"
            facts={[
              { term: words.name, value: organization.name },
              { term: words.id, value: <code>{organization.id}</code> },
            ]}
          />
        </Section>
        {mayChange && (
          <Section title={appearanceWords.title} look="framed">
            <AppearanceForm />
          </Section>
        )}
        {PAGES.map(({ href, title, text, all }) => (
          <Section
            key={href}
            title={title}
            look="framed"
            aside={
              <Anchor component={Link} href={href} size="sm" underline="always">
                {all}
              </Anchor>
            }
          >
            <Text size="sm" c="dimmed">
              {text}
            </Text>
          </Section>
        ))}
        <Section title={notificationWords.title} look="framed">
          <Notifications />
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
        {mayReadLog && (
          <Section
            title={auditWords.title}
            look="framed"
            aside={
              <Anchor component={Link} href="/settings/audit/" size="sm" underline="always">
                {auditScreenWords.all}
              </Anchor>
            }
          >
            <AuditLog />
          </Section>
        )}
        {installation && (
          <Section title={words.installation} look="framed">
            <Facts
              look="beside"
              facts={[
                { term: words.version, value: installation.version },
                { term: words.whatsapp, value: mode },
              ]}
            />
          </Section>
        )}
        <Group gap="sm">
          <Button variant="default" onClick={() => void signOut().catch(() => undefined)}>
            {words.logOut}
          </Button>
          <LogOutEverywhere />
        </Group>
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
