'use client';

import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useImperativeHandle,
  useRef,
} from 'react';
import { Textarea } from '@mantine/core';
import { COMPLETION_LIST_ID, CompletionList, completionId } from './completion-list';
import { tooManyIn } from './too-many';
import { useCaret } from './use-caret';
import { type CompletionSource, useCompletion } from './use-completion';
import { words } from './words';
import classes from './form.module.css';

/** What the parts around a field do with it. */
export interface WritingFieldHandle {
  focus: () => void;
  /** Puts a text where the cursor is, and the cursor behind it; the field gets the focus unless another part keeps it. */
  insert: (text: string, how?: { keepsFocus: boolean }) => void;
  select: (from: number, to: number) => void;
  /** Whether what the text asks for is still loading. What was submitted then is submitted, or filled in, after it. */
  holds: () => boolean;
}

interface WritingFieldProps {
  ref?: Ref<WritingFieldHandle>;
  id: string;
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  /** Enter was pressed. */
  onSubmit: () => void;
  /** Escape was pressed; true where that meant something. */
  onLeave?: () => boolean;
  onFiles?: (files: FileList) => void;
  /** Offers for what is typed; the first that has one is shown. */
  sources: readonly CompletionSource[];
  /** Most characters. */
  limit: number;
  disabled?: boolean;
}

/** Most browsers let a field grow with its text. For the others it is measured at each key, which takes long. */
const SIZE =
  typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')
    ? { rows: 1, classNames: { input: classes.grows } }
    : { autosize: true, minRows: 1, maxRows: 8 };

/** A field in which a person writes: Enter sends, Shift and Enter begins a new line. It stands in a form between buttons. */
export function WritingField(props: WritingFieldProps) {
  const { ref, value, onChange, onSubmit, onLeave, onFiles, sources, limit } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const putCaret = useCaret(field);
  const offered = useCompletion(field, value, onChange, sources, onSubmit);
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    insert: (text, { keepsFocus } = { keepsFocus: false }) => {
      const { selectionStart = value.length, selectionEnd = value.length } = field.current ?? {};
      const next = value.slice(0, selectionStart) + text + value.slice(selectionEnd);
      putCaret(next, selectionStart + text.length);
      onChange(next);
      // A menu that is being closed gives the focus to its button first.
      if (!keepsFocus) requestAnimationFrame(() => field.current?.focus());
    },
    select: (from, to) => {
      field.current?.focus();
      field.current?.setSelectionRange(from, to);
    },
    holds: offered.holds,
  }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (offered.onKey(event)) return;
    if (event.key === 'Escape' && onLeave?.()) event.stopPropagation();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSubmit();
  };
  const onPaste = (event: ClipboardEvent) => {
    const { files } = event.clipboardData;
    if (files.length === 0 || !onFiles) return;
    event.preventDefault();
    onFiles(files);
  };
  const tooMany = tooManyIn(value, limit);
  return (
    <>
      {offered.completions.length > 0 && (
        <CompletionList
          label={offered.label}
          completions={offered.completions}
          chosen={offered.chosen}
          onChoose={offered.insert}
        />
      )}
      {offered.missing !== undefined && (
        <p className={classes.missing} role="status">
          {offered.missing}
        </p>
      )}
      <Textarea
        ref={field}
        id={props.id}
        className={classes.field}
        aria-label={props.label}
        placeholder={props.placeholder}
        {...SIZE}
        dir="auto"
        disabled={props.disabled ?? false}
        value={value}
        error={tooMany > 0 && words.tooLong(tooMany, limit)}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          offered.onCursor();
        }}
        onSelect={offered.onCursor}
        {...listboxProps(offered)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </>
  );
}

/** Tells a screen reader of the list above the field, and of what is chosen in it. */
function listboxProps({ completions, chosen }: ReturnType<typeof useCompletion>) {
  const completion = completions[chosen];
  if (!completion) return {};
  return {
    role: 'combobox',
    'aria-expanded': true,
    'aria-controls': COMPLETION_LIST_ID,
    'aria-activedescendant': completionId(completion.id),
  } as const;
}
