'use client';

import { Stack } from '@mantine/core';
import { useIdentity } from '../../../../features/auth/use-auth';
import { useMay } from '../../../../features/auth/use-may';
import { useInstallation } from '../../../../features/installation/queries';
import { PageHeader } from '../../../../shared/screens/page-header';
import { Section } from '../../../../shared/screens/section';
import { Facts } from '../../../../shared/ui/facts';
import { navigationWords, words } from '../words';
import { AppearanceForm } from './appearance-form';
import { appearanceWords } from './words';

/** What the organization is called, how it looks to its clients, and what it runs on. */
export function OrganizationScreen() {
  const { organization } = useIdentity();
  const mayChange = useMay('organization:write');
  const { data: installation } = useInstallation();
  const mode = installation?.mode === 'simulated' ? words.simulated : words.live;
  return (
    <>
      <PageHeader title={navigationWords.organization} lead={words.organizationLead} />
      <Stack gap="lg">
        <Section title={organization.name} look="framed">
          <Facts
            look="beside"
            facts={[{ term: words.id, value: <code>{organization.id}</code> }]}
          />
        </Section>
        {mayChange && (
          <Section title={appearanceWords.title} look="framed">
            <AppearanceForm />
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
      </Stack>
    </>
  );
}
