import type { Route } from '@atrium/contract/core/route.ts';
import type { Duplicate } from '@atrium/contract/records/duplicates.ts';
import { DuplicateQuestion } from '@atrium/contract/records/duplicates.ts';
import { Alert, Anchor, List, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { CallInput } from '../../lib/api/call.ts';
import { call } from '../../lib/api/call.ts';
import { t } from '../../lib/i18n.ts';
import type { Values } from '../record-form/fields.ts';
import { RECORDS } from '../records.ts';
import { questionOf } from './question.ts';

type Asking = Route & { readonly response: z.ZodType<Duplicate[]> };

export interface DuplicateWarningProps {
  /** `accounts.duplicates`: who knows what there is. */
  route: Asking;
  /** What the form holds at this moment. */
  values: Values;
}

const TYPING_MILLISECONDS = 350;
const PATHS: Record<Duplicate['entity'], string> = {
  account: '/accounts',
  contact: '/contacts',
  lead: '/leads',
};

function useDuplicates(route: Asking, values: Values): Duplicate[] {
  const question = questionOf(values);
  const [typed] = useDebouncedValue(question && JSON.stringify(question), TYPING_MILLISECONDS);
  const { data } = useQuery({
    queryKey: ['duplicates', route.path, typed],
    queryFn: ({ signal }) => {
      const body = DuplicateQuestion.parse(JSON.parse(typed ?? '{}'));
      return call(route, { body, signal } as CallInput<typeof route>);
    },
    enabled: typed !== undefined,
    placeholderData: keepPreviousData,
  });
  // What was found for a name that has been wiped out again warns of nothing.
  return question ? (data ?? []) : [];
}

function reasonsOf({ detail, reasons }: Duplicate): string {
  return [detail, ...reasons.map((reason) => t(`ui.duplicate_${reason}`))]
    .filter(Boolean)
    .join(' · ');
}

/** Says, while one types, which records may be the one about to be made. It warns and does not hinder. */
export function DuplicateWarning({ route, values }: DuplicateWarningProps) {
  const found = useDuplicates(route, values);
  return (
    <div role="status">
      {found.length > 0 && (
        <Alert
          color="amber"
          icon={<IconUsers size={18} />}
          title={t('ui.duplicate_title', { count: found.length })}
        >
          <List size="sm" spacing={4} listStyleType="none" withPadding={false}>
            {found.map((each) => (
              <List.Item key={`${each.entity}-${each.id}`} style={{ overflowWrap: 'anywhere' }}>
                <Anchor
                  component={Link}
                  to={`${PATHS[each.entity]}/${each.id}`}
                  target="_blank"
                  fz="sm"
                  fw={500}
                >
                  {each.name}
                </Anchor>{' '}
                <Text span fz="xs">
                  {RECORDS[each.entity].word()} · {reasonsOf(each)}
                </Text>
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  );
}
