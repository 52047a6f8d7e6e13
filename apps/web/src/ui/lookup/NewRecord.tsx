import type { SyntheticEvent } from 'react';
import { Suspense } from 'react';
import type { CreateFormProps, LookupSource } from './lookup-source.ts';

type NewRecordProps = CreateFormProps & { create: NonNullable<LookupSource['create']> };

/** The dialog of a new record. What is typed and sent there is not also typed and sent in the form around the look-up. */
export function NewRecord({ create: { Form }, ...form }: NewRecordProps) {
  const stop = (event: SyntheticEvent) => event.stopPropagation();
  return (
    <div role="presentation" onKeyDown={stop} onSubmit={stop}>
      <Suspense fallback={null}>
        <Form {...form} />
      </Suspense>
    </div>
  );
}
