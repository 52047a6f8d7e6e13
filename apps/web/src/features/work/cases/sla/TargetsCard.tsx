import { Card, Text, TextInput, Title } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import type { Form } from '../../../../ui/record-form/useForm.ts';
import { CasePriority } from '../CaseBadges.tsx';
import { casePriorityWords } from '../case-words.ts';
import { minutesOfLength } from './length.ts';
import classes from './sla.module.css';
import type { SlaDraft } from './sla-draft.ts';

export interface CardProps {
  form: Form<SlaDraft>;
  canEdit: boolean;
}

const TARGETS = ['first_response', 'resolution'] as const;
type Target = (typeof TARGETS)[number];

interface LengthInputProps extends CardProps {
  index: number;
  target: Target;
}

function LengthInput({ form, canEdit, index, target }: LengthInputProps) {
  const row = form.values.targets[index];
  const said = form.errors[`targets.${index}.${target}_minutes`];
  if (!row) return null;
  const isLength = minutesOfLength(row[target]) !== undefined;
  const set = (text: string) =>
    form.change('targets', (rows) =>
      rows.map((each, at) => (at === index ? { ...each, [target]: text } : each)),
    );
  return (
    <TextInput
      className={classes.length}
      aria-label={t('work.sla.target_of', {
        target: t(`work.sla.${target}`),
        priority: casePriorityWords()[row.priority],
      })}
      readOnly={!canEdit}
      autoComplete="off"
      value={row[target]}
      error={said && (isLength ? said : t('work.sla.bad_length'))}
      onChange={(event) => set(event.currentTarget.value)}
      onBlur={() => form.check(`targets.${index}.${target}_minutes`)}
    />
  );
}

/** How soon cases of each priority are answered and closed. */
export function TargetsCard({ form, canEdit }: CardProps) {
  return (
    <Card component="section" aria-label={t('work.sla.targets')}>
      <Title order={2}>{t('work.sla.targets')}</Title>
      <Text c="dimmed" fz="sm" mb="sm">
        {t('work.sla.targets_text')}
      </Text>
      <table className={classes.targets}>
        <thead>
          <tr>
            <th scope="col">{t('work.sla.priority')}</th>
            {TARGETS.map((target) => (
              <th key={target} scope="col">
                {t(`work.sla.${target}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {form.values.targets.map(({ priority }, index) => (
            <tr key={priority}>
              <th scope="row">
                <CasePriority priority={priority} />
              </th>
              {TARGETS.map((target) => (
                <td key={target}>
                  <LengthInput form={form} canEdit={canEdit} index={index} target={target} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
