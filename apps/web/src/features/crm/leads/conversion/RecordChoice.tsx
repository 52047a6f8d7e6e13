import type { Duplicate } from '@atrium/contract/records/duplicates.ts';
import { Radio, Stack } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import type { LookupSource } from '../../../../ui/lookup/lookup-source.ts';
import { Lookup } from '../../../../ui/lookup/Lookup.tsx';
import type { Choice } from './useConversion.ts';
import { NEW, OTHER } from './useConversion.ts';

export interface RecordChoiceProps {
  label: string;
  /** What a new one would be called. */
  fresh: string;
  candidates: readonly Duplicate[];
  source: LookupSource;
  value: Choice;
  onChange: (choice: Choice) => void;
  other: string | null;
  onOther: (id: string | null) => void;
  error?: string | undefined;
}

const MOST = 4;

function whyOf({ detail, reasons }: Duplicate): string {
  const words = reasons.map((reason) => t(`ui.duplicate_${reason}`));
  return [detail, ...words].filter(Boolean).join(' · ');
}

/** A new record, one that may be the same, or another that is looked up. */
export function RecordChoice(props: RecordChoiceProps) {
  const { label, fresh, candidates, source, value, other, error } = props;
  const shown = candidates.slice(0, MOST);
  return (
    <>
      <Radio.Group
        label={label}
        value={value}
        onChange={props.onChange}
        error={value === OTHER ? undefined : error}
      >
        <Stack gap={6} mt={4} mb={4}>
          <Radio value={NEW} label={t('crm.leads.choose_new', { name: fresh })} />
          {shown.map((candidate) => (
            <Radio
              key={candidate.id}
              value={String(candidate.id)}
              label={t('crm.leads.choose_known', { name: candidate.name })}
              description={whyOf(candidate)}
            />
          ))}
          <Radio value={OTHER} label={t('crm.leads.choose_other')} />
        </Stack>
      </Radio.Group>
      {value === OTHER && (
        <Lookup
          ml={28}
          aria-label={label}
          placeholder={t('ui.lookup_type')}
          source={source}
          value={other}
          onChange={props.onOther}
          error={error}
        />
      )}
    </>
  );
}
