import type { WithDesk } from './desk.ts';

/** Something that Markdown would show otherwise than as it stands. */
const MARKED = /[*_`@]|\]\(|https?:|^\s*([-•>]|\d+[.)])\s|\n\s*\n/im;

/** What a person wrote: plain lines at once, and as Markdown where there is some. Never as HTML. */
export function Text({ desk, source }: WithDesk & { source: string }) {
  const { more } = desk;
  if (MARKED.test(source)) {
    if (more) return <more.Markdown source={source} />;
    void desk.loadMore();
  }
  return <p class="plain">{source}</p>;
}
