'use client';

import { Select, Stack } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { CONNECT_LANGUAGES, type ConnectLanguage } from '@whathooks/dto/facts';
import { useCreateConnectLink } from '../../../../../features/numbers/queries';
import { ApiForm } from '../../../../../shared/forms/api-form';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import { Notice } from '../../../../../shared/notices/notice';
import { SecretBox } from '../../../../../shared/ui/secret-box';
import { connectWords as words } from './words';

interface Values extends Record<string, unknown> {
  minutes: string;
  language: string;
}

/** Linking by somebody else: a link to send to whoever has the phone. */
export function ConnectLink({ session: { id } }: { session: SessionView }) {
  const create = useCreateConnectLink(id);
  const api = useApiForm<Values>({
    initialValues: { minutes: '1440', language: '' },
    submit: ({ minutes, language }) =>
      create.mutateAsync({
        expiresInMinutes: Number(minutes),
        ...(language && { language: language as ConnectLanguage }),
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
