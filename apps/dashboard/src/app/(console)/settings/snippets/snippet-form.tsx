'use client';

import { useRef } from 'react';
import { Button, Textarea, TextInput } from '@mantine/core';
import type { SnippetView } from '@whathooks/dto';
import {
  filledIn,
  SNIPPET_SHORTCUT_MAX,
  SNIPPET_VARIABLES,
  TEXT_MAX_LENGTH,
  unknownVariables,
} from '@whathooks/dto/facts';
import { useKeepSnippet } from '../../../../features/snippets/queries';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { notifyDone } from '../../../../shared/notices/notify';
import classes from './snippets-screen.module.css';
import { formWords as words, SAMPLE_VALUES, VARIABLE_MEANINGS, words as pageWords } from './words';

const SHORTCUT = new RegExp(`^[\\p{L}\\p{N}_-]{1,${SNIPPET_SHORTCUT_MAX}}$`, 'u');

interface SnippetFormProps {
  /** Missing for one that is new. */
  snippet?: SnippetView;
  onClose: () => void;
}

/** Shortcut and text of a snippet, with its variables filled in as an example. */
export function SnippetForm({ snippet, onClose }: SnippetFormProps) {
  const keep = useKeepSnippet();
  const field = useRef<HTMLTextAreaElement>(null);
  const api = useApiForm({
    initialValues: { shortcut: snippet?.shortcut ?? '', text: snippet?.text ?? '' },
    validate: {
      shortcut: (value) => (SHORTCUT.test(value.trim()) ? null : words.shortcutWrong),
      text: textError,
    },
    submit: async ({ shortcut, text }) => {
      await keep.mutateAsync({
        ...(snippet && { id: snippet.id }),
        shortcut: shortcut.trim(),
        text,
      });
      notifyDone(pageWords.saved);
      onClose();
    },
    fieldOfCode: { name_taken: 'shortcut' },
  });
  const { form } = api;
  const { text } = form.values;
  const insert = (name: string) => {
    const at = field.current?.selectionEnd ?? text.length;
    form.setFieldValue('text', `${text.slice(0, at)}{{${name}}}${text.slice(at)}`);
    field.current?.focus();
  };
  return (
    <ApiForm api={api} submit={words.save} onCancel={onClose}>
      <TextInput
        label={words.shortcut}
        description={words.shortcutHint}
        leftSection="/"
        autoComplete="off"
        maxLength={SNIPPET_SHORTCUT_MAX}
        data-autofocus
        {...form.getInputProps('shortcut')}
      />
      <div>
        <Textarea
          ref={field}
          label={words.text}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={TEXT_MAX_LENGTH}
          dir="auto"
          {...form.getInputProps('text')}
        />
        <div className={classes.insert} role="group" aria-label={words.insert}>
          {SNIPPET_VARIABLES.map((name) => (
            <Button
              key={name}
              size="compact-xs"
              variant="default"
              title={VARIABLE_MEANINGS[name]}
              onClick={() => insert(name)}
            >{`{{${name}}}`}</Button>
          ))}
        </div>
      </div>
      {text.trim() !== '' && (
        <div>
          <p className={classes.previewTitle}>{words.preview}</p>
          <p className={classes.preview} dir="auto">
            {filledIn(text, SAMPLE_VALUES)}
          </p>
        </div>
      )}
    </ApiForm>
  );
}

function textError(text: string): string | null {
  if (text.trim() === '') return words.textMissing;
  const unknown = unknownVariables(text);
  return unknown.length > 0 ? words.unknown(unknown) : null;
}
