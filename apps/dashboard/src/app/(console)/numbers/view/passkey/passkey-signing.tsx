'use client';

import { Button, Group, Text, Textarea } from '@mantine/core';
import type { PasskeyAssertionRequest, PasskeyOptionsView } from '@whathooks/dto';
import { useInstallation } from '../../../../../features/installation/queries';
import { useAnswerPasskey } from '../../../../../features/numbers/passkey-queries';
import { CopyAction } from '../../../../../shared/ui/copy';
import { Link } from '../../../../../shared/ui/link';
import { ProblemNotice } from '../../../../../shared/notices/problem-notice';
import { ApiForm } from '../../../../../shared/forms/api-form';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import { readAnswer } from './passkey-answer';
import classes from './passkey-panel.module.css';
import { passkeySnippet } from '../../../../../features/numbers/passkey-snippet';
import { usePasskeyExtension } from './use-passkey-extension';
import { signingWords as words } from './words';

interface PasskeySigningProps {
  sessionId: string;
  ceremonyId: string | null;
  options: PasskeyOptionsView;
}

/** The two ways to sign: the extension, and the console of the browser. */
export function PasskeySigning(props: PasskeySigningProps) {
  return (
    <div className={classes.ways}>
      <Text hiddenFrom="sm" className={classes.hint}>
        {words.onComputer}
      </Text>
      <WithExtension {...props} />
      <WithConsole {...props} />
      <p className={classes.hint}>{words.how(<Link href="/docs/passkeys/">{words.docs}</Link>)}</p>
    </div>
  );
}

function WithExtension({ sessionId, ceremonyId, options }: PasskeySigningProps) {
  const answer = useAnswerPasskey(sessionId, ceremonyId);
  const extension = usePasskeyExtension((assertion) => answer.mutate(assertion));
  return (
    <section className={classes.way} aria-labelledby="extension-title">
      <h3 id="extension-title">{words.withExtension}</h3>
      <div role="status">
        {extension.isReady ? (
          <p>{words.ready}</p>
        ) : (
          <p>{words.install(<Link href="/docs/passkeys/#extension">{words.extension}</Link>)}</p>
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
          {words.sign}
        </Button>
        {extension.isSigning && (
          <Button variant="default" onClick={extension.cancel}>
            {words.cancel}
          </Button>
        )}
      </Group>
    </section>
  );
}

function WithConsole({ sessionId, ceremonyId, options }: PasskeySigningProps) {
  const answer = useAnswerPasskey(sessionId, ceremonyId);
  const installation = useInstallation();
  const api = useApiForm({
    initialValues: { answer: '' },
    validate: {
      answer: (value) => (readAnswer(value) ? null : words.answerWrong),
    },
    submit: ({ answer: text }) => answer.mutateAsync(readAnswer(text) as PasskeyAssertionRequest),
    fieldOfCode: { invalid_passkey: 'answer', passkey_other_request: 'answer' },
  });
  return (
    <section className={classes.way} aria-labelledby="console-title">
      <h3 id="console-title">{words.withoutExtension}</h3>
      <ol className={classes.steps}>
        <li>
          <span>{words.copySnippet}</span>{' '}
          <CopyAction value={passkeySnippet(options)} what={words.snippet} />
        </li>
        <li>
          {words.openConsole(
            <a href="https://web.whatsapp.com/" target="_blank" rel="noreferrer">
              {words.site}
            </a>,
          )}
        </li>
        <li>{words.pressButton}</li>
        <li>{words.pasteAnswer}</li>
      </ol>
      {installation.data?.mode === 'simulated' && (
        <p className={classes.simulated}>{words.simulated}</p>
      )}
      <ApiForm api={api} submit={words.submit} quiet>
        <Textarea
          label={words.answer}
          placeholder={words.answerSample}
          autosize
          minRows={2}
          maxRows={6}
          autoComplete="off"
          spellCheck={false}
          {...api.form.getInputProps('answer')}
        />
      </ApiForm>
    </section>
  );
}
