'use client';

import { Button, Group, Stack, Textarea } from '@mantine/core';
import type { PasskeyAssertionRequest, PasskeyOptionsView } from '@whathooks/dto';
import { useInstallation } from '../../../../../features/installation/queries';
import { useAnswerPasskey } from '../../../../../features/numbers/passkey-queries';
import { CopyAction } from '../../../../../shared/ui/copy';
import { Link } from '../../../../../shared/ui/link';
import { ProblemNotice } from '../../../../../shared/notices/problem-notice';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import { readAnswer } from './passkey-answer';
import classes from './passkey-panel.module.css';
import { passkeySnippet } from '../../../../../features/numbers/passkey-snippet';
import { usePasskeyExtension } from './use-passkey-extension';

interface PasskeySigningProps {
  sessionId: string;
  ceremonyId: string | null;
  options: PasskeyOptionsView;
}

/** The two ways to sign: the extension, and the console of the browser. */
export function PasskeySigning(props: PasskeySigningProps) {
  return (
    <div className={classes.ways}>
      <WithExtension {...props} />
      <WithConsole {...props} />
      <p className={classes.hint}>
        How both work, and what they can and cannot do:{' '}
        <Link href="/docs/passkeys/">Passkeys in the documentation</Link>.
      </p>
    </div>
  );
}

function WithExtension({ sessionId, ceremonyId, options }: PasskeySigningProps) {
  const answer = useAnswerPasskey(sessionId, ceremonyId);
  const extension = usePasskeyExtension((assertion) => answer.mutate(assertion));
  return (
    <section className={classes.way} aria-labelledby="extension-title">
      <h3 id="extension-title">With the browser extension</h3>
      <div role="status">
        {extension.isReady ? (
          <p>The extension is here. It opens WhatsApp Web in a new tab; press the button there.</p>
        ) : (
          <p>
            Install the <Link href="/docs/passkeys/#extension">whathooks passkey extension</Link> in
            this browser, then click its icon in the toolbar <strong>on this page</strong>.
          </p>
        )}
        {extension.failure && <p className={classes.failure}>{extension.failure}</p>}
      </div>
      {answer.error && <ProblemNotice error={answer.error} />}
      <Group gap="sm">
        <Button
          disabled={!extension.isReady}
          loading={extension.isSigning || answer.isPending}
          onClick={() => extension.sign(options)}
        >
          Sign with the passkey
        </Button>
        {extension.isSigning && (
          <Button variant="default" onClick={extension.cancel}>
            Cancel
          </Button>
        )}
      </Group>
    </section>
  );
}

function WithConsole({ sessionId, ceremonyId, options }: PasskeySigningProps) {
  const answer = useAnswerPasskey(sessionId, ceremonyId);
  const installation = useInstallation();
  const { form, problem, busy, onSubmit } = useApiForm({
    initialValues: { answer: '' },
    validate: {
      answer: (value) =>
        readAnswer(value) ? null : 'Paste the whole text that WhatsApp Web gave: it begins with {.',
    },
    submit: ({ answer: text }) => answer.mutateAsync(readAnswer(text) as PasskeyAssertionRequest),
    fieldOfCode: { invalid_passkey: 'answer', passkey_other_request: 'answer' },
  });
  return (
    <section className={classes.way} aria-labelledby="console-title">
      <h3 id="console-title">Without it</h3>
      <ol className={classes.steps}>
        <li>
          <span>Copy this snippet.</span>{' '}
          <CopyAction value={passkeySnippet(options)} what="snippet" />
        </li>
        <li>
          Open{' '}
          <a href="https://web.whatsapp.com/" target="_blank" rel="noreferrer">
            web.whatsapp.com
          </a>{' '}
          in a new tab, open the console of the browser there (F12), paste the snippet and press
          Enter.
        </li>
        <li>Press the button that appears, and choose the passkey.</li>
        <li>Paste the text that it gives here.</li>
      </ol>
      {installation.data?.mode === 'simulated' && (
        <p className={classes.simulated}>
          This installation runs on simulated WhatsApp: press “Sign with its passkey” on the
          simulated phone, and paste what it gives.
        </p>
      )}
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="sm">
          {problem && <ProblemNotice error={problem} />}
          <Textarea
            label="Answer of WhatsApp Web"
            placeholder='{"id":"…","rawId":"…","type":"public-key",…}'
            autosize
            minRows={2}
            maxRows={6}
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('answer')}
          />
          <Button type="submit" variant="default" loading={busy}>
            Send the answer
          </Button>
        </Stack>
      </form>
    </section>
  );
}
