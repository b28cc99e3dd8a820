'use client';

import { useState } from 'react';
import { Checkbox, TextInput } from '@mantine/core';
import {
  POLL_OPTION_MAX,
  POLL_OPTIONS_MAX,
  POLL_OPTIONS_MIN,
  POLL_QUESTION_MAX,
} from '@whathooks/dto/facts';
import type { Content } from '../../conversation/drafts';
import { tooManyIn } from '../field/too-many';
import { ContentDialog } from './content-dialog';
import { Seen } from './seen';
import { pollWords as words } from './words';

interface PollDialogProps {
  onSend: (content: Content) => void;
  onClose: () => void;
}

/** Asks a question with options to choose from. */
export function PollDialog({ onSend, onClose }: PollDialogProps) {
  const [question, setQuestion] = useState('');
  const [lines, setLines] = useState(['', '']);
  const [isSeveral, setSeveral] = useState(false);
  const [isTried, setTried] = useState(false);
  const options = lines.map((line) => line.trim()).filter((line) => line !== '');
  const wrongQuestion = wrongQuestionOf(question);
  const wrongLines = lines.map((line, index) => wrongLineOf(lines, line, index));
  const isFew = options.length < POLL_OPTIONS_MIN;
  const isRight = !wrongQuestion && !isFew && wrongLines.every((wrong) => wrong === null);
  const poll = {
    question: question.trim(),
    options,
    selectable: isSeveral ? options.length : 1,
  };
  const change = (index: number, text: string) => {
    const next = lines.map((line, at) => (at === index ? text : line));
    // There is always an empty line for one more.
    if (next.at(-1) !== '' && next.length < POLL_OPTIONS_MAX) next.push('');
    setLines(next);
  };
  return (
    <ContentDialog
      title={words.title}
      onSubmit={() => {
        setTried(true);
        if (isRight) onSend({ poll });
      }}
      onClose={onClose}
    >
      <TextInput
        label={words.question}
        data-autofocus
        dir="auto"
        value={question}
        error={isTried && wrongQuestion}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      {lines.map((line, index) => (
        <TextInput
          key={index}
          label={words.option(index + 1)}
          dir="auto"
          value={line}
          error={
            wrongLines[index] ??
            (isTried && isFew && index < POLL_OPTIONS_MIN && line.trim() === '' && words.fewOptions)
          }
          onChange={(event) => change(index, event.currentTarget.value)}
        />
      ))}
      <Checkbox
        label={words.several}
        checked={isSeveral}
        onChange={(event) => setSeveral(event.currentTarget.checked)}
      />
      {isRight && <Seen content={{ poll }} />}
    </ContentDialog>
  );
}

function wrongQuestionOf(question: string): string | null {
  if (question.trim() === '') return words.noQuestion;
  return tooManyIn(question.trim(), POLL_QUESTION_MAX) > 0 ? words.longQuestion : null;
}

function wrongLineOf(lines: readonly string[], line: string, index: number): string | null {
  const text = line.trim();
  if (tooManyIn(text, POLL_OPTION_MAX) > 0) return words.longOption;
  const isTwice = text !== '' && lines.findIndex((other) => other.trim() === text) < index;
  return isTwice ? words.twice : null;
}
