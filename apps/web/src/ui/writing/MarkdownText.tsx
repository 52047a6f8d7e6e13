import type { Block, Inline } from '@atrium/contract/core/markdown.ts';
import { parseMarkdown } from '@atrium/contract/core/markdown.ts';
import { Fragment, memo } from 'react';
import classes from './writing.module.css';

/** A message's Markdown as elements: never HTML, so nothing that a person types can become markup. */
export const MarkdownText = memo(function MarkdownText({ source }: { source: string }) {
  return (
    <div className={classes.markdown}>
      {parseMarkdown(source).map((block, index) => (
        // Blocks of one text never move.
        <BlockElement key={index} block={block} />
      ))}
    </div>
  );
});

function BlockElement({ block }: { block: Block }) {
  switch (block.type) {
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, index) => (
            <li key={index}>
              <Line runs={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'quote':
      return (
        <blockquote>
          <Lines lines={block.lines} />
        </blockquote>
      );
    case 'paragraph':
      return (
        <p>
          <Lines lines={block.lines} />
        </p>
      );
  }
}

function Lines({ lines }: { lines: Inline[][] }) {
  return lines.map((runs, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      <Line runs={runs} />
    </Fragment>
  ));
}

function Line({ runs }: { runs: Inline[] }) {
  return runs.map((run, index) => <Run key={index} run={run} />);
}

function Run({ run }: { run: Inline }) {
  switch (run.type) {
    case 'strong':
      return <strong>{run.text}</strong>;
    case 'emphasis':
      return <em>{run.text}</em>;
    case 'code':
      return <code>{run.text}</code>;
    case 'mention':
      return <span className={classes.mention}>{run.text}</span>;
    case 'link':
      return (
        <a href={run.href} target="_blank" rel="noreferrer noopener nofollow">
          {run.text}
        </a>
      );
    case 'text':
      return run.text;
  }
}
