import type { Block, Inline } from '@atrium/contract/core/markdown.ts';
import { parseMarkdown } from '@atrium/contract/core/markdown.ts';

function Run({ run }: { run: Inline }) {
  if (run.type === 'strong') return <strong>{run.text}</strong>;
  if (run.type === 'emphasis') return <em>{run.text}</em>;
  if (run.type === 'code') return <code>{run.text}</code>;
  if (run.type === 'link')
    return (
      <a href={run.href} target="_blank" rel="noopener noreferrer nofollow">
        {run.text}
      </a>
    );
  return <>{run.text}</>;
}

const runs = (line: Inline[]) => line.map((run, index) => <Run key={index} run={run} />);

function Lines({ lines }: { lines: Inline[][] }) {
  return (
    <>
      {lines.map((line, index) => (
        <span key={index}>
          {index > 0 && <br />}
          {runs(line)}
        </span>
      ))}
    </>
  );
}

function BlockView({ block }: { block: Block }) {
  if (block.type === 'code')
    return (
      <pre dir="ltr" tabIndex={0}>
        {block.text}
      </pre>
    );
  if (block.type === 'list') {
    const items = block.items.map((item, index) => <li key={index}>{runs(item)}</li>);
    return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
  }
  const lines = <Lines lines={block.lines} />;
  return block.type === 'quote' ? <blockquote>{lines}</blockquote> : <p>{lines}</p>;
}

/** Shows what a person wrote as elements, never as HTML. */
export function Markdown({ source }: { source: string }) {
  return (
    <>
      {parseMarkdown(source).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </>
  );
}
