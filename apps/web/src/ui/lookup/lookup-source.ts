import type { ComponentType, ReactNode } from 'react';

export interface LookupOption {
  value: string;
  label: string;
  /** A second, quieter line: an e-mail address, say. */
  hint?: string | undefined;
}

export interface CreateFormProps {
  /** What was typed: most likely the name. */
  name: string;
  created: (option: LookupOption) => void;
  close: () => void;
}

/** Where the records of a look-up come from. */
export interface LookupSource {
  /** First part of the Query keys. */
  key: string;
  /** What narrows the search; another narrowing is another question. */
  only?: Record<string, string | number>;
  search: (text: string, signal: AbortSignal) => Promise<LookupOption[]>;
  /** The one that is chosen already, when it is not among what was found. */
  get: (id: string, signal: AbortSignal) => Promise<LookupOption>;
  mark?: (option: LookupOption) => ReactNode;
  /** Makes one that was not found: what the last choice is called, and the dialog it opens. */
  create?: { label: (name: string) => string; Form: ComponentType<CreateFormProps> } | undefined;
}
