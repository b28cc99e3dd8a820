import { Fragment, type ReactNode } from 'react';
import { type Block, blocksOf, type Inline } from './formatting';
import classes from './formatted-text.module.css';

/** A text as WhatsApp shows it. */
export function FormattedText({ text }: { text: string }) {
  const blocks = blocksOf(text);
  const [first] = blocks;
  if (blocks.length === 1 && first?.kind === 'lines') return <Lines lines={first.lines} />;
  return blocks.map((block, index) => <Part key={index} block={block} />);
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case 'lines':
      return (
        <span className={classes.lines}>
          <Lines lines={block.lines} />
        </span>
      );
    case 'quote':
      return (
        <span className={classes.quote}>
          <Lines lines={block.lines} />
        </span>
      );
    case 'mono':
      return <code className={classes.mono}>{block.text}</code>;
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{inline(item)}</li>);
      return block.isNumbered ? (
        <ol className={classes.list} start={block.start}>
          {items}
        </ol>
      ) : (
        <ul className={classes.list}>{items}</ul>
      );
    }
  }
}

function Lines({ lines }: { lines: readonly Inline[][] }) {
  return lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && '\n'}
      {inline(line)}
    </Fragment>
  ));
}

function inline(parts: readonly Inline[]): ReactNode {
  return parts.map((part, index) => <Piece key={index} part={part} />);
}

function Piece({ part }: { part: Inline }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return <code>{part.text}</code>;
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noreferrer nofollow">
          {part.text}
        </a>
      );
    case 'bold':
      return <strong>{inline(part.children)}</strong>;
    case 'italic':
      return <em>{inline(part.children)}</em>;
    case 'strike':
      return <s>{inline(part.children)}</s>;
  }
}
