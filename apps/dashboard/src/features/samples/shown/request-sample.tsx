'use client';

import { CodeBlock } from '../../../shared/ui/code-block';
import { filled, type SampleRequest } from '../sample-request';
import { sampleWords as words } from '../words';
import { useFilling } from './filling';
import { useLanguage } from './language';
import { LanguageChoice } from './language-choice';
import { tinted } from './tinted';

interface RequestSampleProps {
  /** What the request does: "Send a message". */
  label: string;
  request: SampleRequest;
}

/** A request in the reader's language, with the key and the number that they gave. */
export function RequestSample({ label, request }: RequestSampleProps) {
  const language = useLanguage();
  const code = language.write(filled(request, useFilling()));
  return (
    <div data-request={label}>
      <LanguageChoice />
      <CodeBlock label={words.request(language.name, label)} code={code} html={tinted(code)} />
    </div>
  );
}
