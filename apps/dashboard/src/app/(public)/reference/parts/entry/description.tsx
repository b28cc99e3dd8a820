import type { ReactNode } from 'react';
import prose from '../../../../../shared/ui/prose.module.css';

/** A description of the OpenAPI document: paragraphs and lists, with code between backticks. */
export function Description({ text }: { text: string }) {
  return (
    <div className={prose.prose}>
      {text.split('\n\n').map((block) =>
        block.startsWith('- ') ? (
          <ul key={block}>
            {block.split('\n').map((line) => (
              <li key={line}>
                <WithCode text={line.replace(/^- /, '')} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={block}>
            <WithCode text={block} />
          </p>
        ),
      )}
    </div>
  );
}

/** Names between backticks are code. */
export function WithCode({ text }: { text: string }): ReactNode {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
