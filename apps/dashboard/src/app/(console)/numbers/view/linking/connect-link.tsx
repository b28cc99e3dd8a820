'use client';

import { Select, Stack, TextInput } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { CONNECT_LANGUAGES, type ConnectLanguage } from '@whathooks/dto/facts';
import { useCreateConnectLink } from '../../../../../features/numbers/queries';
import { ApiForm } from '../../../../../shared/forms/api-form';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import { isPhone, typedPhone } from '../../../../../shared/format/format';
import { Notice } from '../../../../../shared/notices/notice';
import { SecretBox } from '../../../../../shared/ui/secret-box';
import { connectWords as words } from './words';

interface Values {
  minutes: string;
  language: string;
  expectedPhone: string;
}

/** Linking by somebody else: a link to send to the person with the phone. */
export function ConnectLink({ session }: { session: SessionView }) {
  const { id } = session;
  const create = useCreateConnectLink(id);
  const api = useApiForm<Values>({
    initialValues: { minutes: '1440', language: '', expectedPhone: session.expectedPhone ?? '' },
    validate: {
      expectedPhone: (value) =>
        value === '' || isPhone(typedPhone(value)) ? null : words.expectedWrong,
    },
    submit: ({ minutes, language, expectedPhone }) =>
      create.mutateAsync({
        expiresInMinutes: Number(minutes),
        ...(language && { language: language as ConnectLanguage }),
        ...(expectedPhone && { expectedPhone: typedPhone(expectedPhone) }),
      }),
  });
  return (
    <Stack gap="md" w="100%" maw={460}>
      <p>{words.what}</p>
      <ApiForm api={api} submit={create.data ? words.another : words.make} wide>
        <Select
          label={words.openFor}
          data={Object.entries(words.times).map(([value, label]) => ({ value, label }))}
          allowDeselect={false}
          {...api.form.getInputProps('minutes')}
        />
        <Select
          label={words.language}
          data={[
            { value: '', label: words.byBrowser },
            ...CONNECT_LANGUAGES.map((value) => ({ value, label: words.languages[value] })),
          ]}
          allowDeselect={false}
          {...api.form.getInputProps('language')}
        />
        <TextInput
          label={words.expected}
          description={words.expectedHint}
          type="tel"
          autoComplete="off"
          {...api.form.getInputProps('expectedPhone')}
        />
      </ApiForm>
      <div aria-live="polite">
        {create.data && (
          <Stack gap="sm">
            <SecretBox label={words.link} value={create.data.url} what={words.linkCopy} />
            <Notice tone="warning" title={words.sendNow}>
              {words.sendNowText}
            </Notice>
          </Stack>
        )}
      </div>
    </Stack>
  );
}
