import { createContext, Fragment, type ReactNode, useContext } from 'react';
import { type Block, blocksOf, type Inline } from './formatting';
import classes from './formatted-text.module.css';

/** Names of people whom a text mentions, by the digits that stand behind an `@`. */
export type MentionNames = ReadonlyMap<string, string>;

const NO_NAMES: MentionNames = new Map();
const Names = createContext(NO_NAMES);

interface FormattedTextProps {
  text: string;
  mentions?: MentionNames | undefined;
}

/** A text as WhatsApp shows it: whom it mentions is called by name. */
export function FormattedText({ text, mentions = NO_NAMES }: FormattedTextProps) {
  return (
    <Names value={mentions}>
      <Blocks text={text} />
    </Names>
  );
}

function Blocks({ text }: { text: string }) {
  const blocks = blocksOf(text);
  const [first] = blocks;
  if (blocks.length === 1 && first?.kind === 'lines') return <Lines lines={first.lines} />;
  return blocks.map((block, index) => <Part key={index} block={block} />);
}

const MENTION = /@(\d{5,20}|all)(?!\w)/g;

/** Words in which people are called by name: nothing that a name says is formatted. */
function Words({ text }: { text: string }) {
  const names = useContext(Names);
  if (names.size === 0 || !text.includes('@')) return text;
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(MENTION)) {
    const name = names.get(match[1] ?? '');
    if (name === undefined) continue;
    pieces.push(
      text.slice(from, match.index),
      <bdi key={match.index} className={classes.mention}>
        @{name}
      </bdi>,
    );
    from = match.index + match[0].length;
  }
  return [...pieces, text.slice(from)];
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
        <blockquote className={classes.quote}>
          <Lines lines={block.lines} />
        </blockquote>
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
      return <Words text={part.text} />;
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
