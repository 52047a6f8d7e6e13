import { z } from 'zod';

/** What zod knows of a value that does not fit. */
type Issue = Parameters<NonNullable<ReturnType<typeof z.config>['customError']>>[0];

const KINDS: Record<string, string> = {
  number: 'Enter a number',
  int: 'Enter a whole number',
  string: 'Enter a text',
  boolean: 'Say yes or no',
  array: 'Give a list',
  object: 'Give an object',
};

const FORMATS: Record<string, string> = {
  date: 'Enter a date such as 2026-03-04',
  datetime: 'Enter a moment such as 2026-03-04T09:30:00Z',
};

function tooBig({ origin, maximum, inclusive }: Issue): string | undefined {
  if (origin === 'string') return `Use at most ${Number(maximum)} characters`;
  if (origin === 'array') return `Give at most ${Number(maximum)}`;
  return inclusive ? `Enter at most ${Number(maximum)}` : `Enter less than ${Number(maximum)}`;
}

function tooSmall({ origin, minimum, inclusive }: Issue): string | undefined {
  if (origin === 'string' && minimum === 1) return 'This cannot be empty';
  if (origin === 'string') return `Use at least ${Number(minimum)} characters`;
  if (origin === 'array') return `Give at least ${Number(minimum)}`;
  return inclusive ? `Enter at least ${Number(minimum)}` : `Enter more than ${Number(minimum)}`;
}

/** What is said at a field when the shape has no words of its own. */
function wordsOf(issue: Issue): string | undefined {
  if (issue.input === undefined || issue.input === null) return 'This is required';
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected];
    case 'invalid_value':
      return `Choose one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return FORMATS[issue.format];
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    default:
      return undefined;
  }
}

z.config({ customError: wordsOf });
