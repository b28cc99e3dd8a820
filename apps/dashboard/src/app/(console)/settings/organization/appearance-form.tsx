'use client';

import { useState } from 'react';
import { Button, FileButton, Group, Input, Text, TextInput } from '@mantine/core';
import type { OrganizationDetails } from '@whathooks/dto';
import { LOGO_MAX_BYTES } from '@whathooks/dto/facts';
import { useOrganization, useUpdateOrganization } from '../../../../features/organization/queries';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { QueryState } from '../../../../shared/screens/query-state';
import { words as shared } from '../../../../shared/words';
import classes from './appearance-form.module.css';
import { base64Of } from './read-file';
import { appearanceWords as words } from './words';

const COLOR = /^#[0-9a-f]{6}$/i;
const MOST_KIB = LOGO_MAX_BYTES / 1024;

/** The logo and colour that connect links show. */
export function AppearanceForm() {
  return (
    <QueryState query={useOrganization()} height={240}>
      {(organization) => <Form organization={organization} />}
    </QueryState>
  );
}

interface Values {
  /** Base64 of another picture; null for none; undefined for the one that is there. */
  logo: string | null | undefined;
  color: string;
}

function Form({ organization }: { organization: OrganizationDetails }) {
  const update = useUpdateOrganization();
  const [saved, setSaved] = useState(false);
  const api = useApiForm<Values>({
    initialValues: { logo: undefined, color: organization.color ?? '' },
    validate: {
      color: (value) => (value === '' || COLOR.test(value) ? null : words.colorWrong),
    },
    submit: async ({ logo, color }) => {
      setSaved(false);
      await update.mutateAsync({ color: color || null, ...(logo !== undefined && { logo }) });
      api.form.setFieldValue('logo', undefined);
      setSaved(true);
    },
  });
  const { form } = api;
  const choose = async (file: File | null) => {
    if (!file) return;
    if (file.size > LOGO_MAX_BYTES) form.setFieldError('logo', words.tooLarge(MOST_KIB));
    else form.setFieldValue('logo', await base64Of(file));
  };
  const { logo } = form.values;
  const shown = logo === undefined ? organization.logo : logo && `data:;base64,${logo}`;
  return (
    <ApiForm api={api} submit={words.submit} quiet status={saved ? shared.saved : ''}>
      <Text size="sm" c="dimmed">
        {words.text}
      </Text>
      <Input.Wrapper
        label={words.logo}
        labelElement="div"
        description={words.logoHint(MOST_KIB)}
        error={form.errors['logo']}
      >
        <Group gap="sm" mt="xs">
          {shown ? (
            <img className={classes.logo} src={shown} alt={words.logo} />
          ) : (
            <Text size="sm">{words.noLogo}</Text>
          )}
          <FileButton
            accept="image/*"
            onChange={(file) =>
              void choose(file).catch(() => form.setFieldError('logo', words.unread))
            }
          >
            {(props) => (
              <Button {...props} variant="default" size="xs">
                {words.choose}
              </Button>
            )}
          </FileButton>
          {shown && (
            <Button
              variant="subtle"
              color="gray"
              size="xs"
              onClick={() => form.setFieldValue('logo', null)}
            >
              {words.remove}
            </Button>
          )}
        </Group>
      </Input.Wrapper>
      <TextInput
        label={words.color}
        description={words.colorHint}
        placeholder={words.sample}
        autoComplete="off"
        maxLength={7}
        maw={320}
        {...form.getInputProps('color')}
      />
    </ApiForm>
  );
}
