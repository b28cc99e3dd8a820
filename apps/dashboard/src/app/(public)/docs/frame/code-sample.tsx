import { CodeBlock } from '../../../../shared/ui/code-block';
import { highlight, type Language } from './highlight';

interface CodeSampleProps {
  /** What it is: "Send a message". */
  label: string;
  language: Language;
  children: string;
}

/** A sample of code, coloured while the page is built. */
export function CodeSample({ label, language, children }: CodeSampleProps) {
  return <CodeBlock label={label} code={children} html={highlight(children, language)} />;
}
