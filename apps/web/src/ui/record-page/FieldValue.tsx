import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../lib/i18n.ts';
import { plainText } from '../../lib/plain-text.ts';
import type { LookupSource } from '../lookup/lookup-source.ts';
import type { Field } from '../record-form/fields.ts';
import { Day } from '../value/Day.tsx';
import { Money } from '../value/Money.tsx';
import { PersonName } from '../value/PersonName.tsx';
import { Dash, When } from '../value/When.tsx';

function LookupName({ source, id }: { source: LookupSource; id: string }) {
  const { data } = useQuery({
    queryKey: [source.key, 'lookup-one', id],
    queryFn: ({ signal }) => source.get(id, signal),
  });
  return <PersonName name={data?.label ?? ''} />;
}

/** A link only when it can be nothing but one to the web. */
function WebLink({ address }: { address: string }) {
  const name = address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  if (!/^https?:\/\//i.test(address))
    return <span style={{ overflowWrap: 'anywhere' }}>{name}</span>;
  return (
    <Anchor
      href={address}
      fz="inherit"
      target="_blank"
      rel="noreferrer noopener"
      style={{ overflowWrap: 'anywhere' }}
    >
      {name}
    </Anchor>
  );
}

/** The value of a field in reading. */
export function FieldValue({ field, value }: { field: Field; value: unknown }) {
  if (field.kind === 'switch') return value === true ? t('ui.yes') : t('ui.no');
  if (value === null || value === undefined || value === '') return <Dash />;
  const text = plainText(value);
  switch (field.kind) {
    case 'choice':
      return field.choices?.find((choice) => choice.value === text)?.label ?? text;
    case 'email':
      return (
        <Anchor href={`mailto:${text}`} fz="inherit" style={{ overflowWrap: 'anywhere' }}>
          {text}
        </Anchor>
      );
    case 'phone':
      return (
        <Anchor href={`tel:${text.replaceAll(/[^\d+]/g, '')}`} fz="inherit">
          {text}
        </Anchor>
      );
    case 'lookup':
      return field.lookup ? <LookupName source={field.lookup} id={text} /> : text;
    case 'link':
      return <WebLink address={text} />;
    case 'money':
      return <Money amount={text} />;
    case 'date':
      return <Day date={text} />;
    case 'moment':
      return <When at={text} look="full" />;
    case 'long':
      return <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;
    default:
      return <span style={{ overflowWrap: 'anywhere' }}>{text}</span>;
  }
}
