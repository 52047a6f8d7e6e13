import type { HistoryEntry } from '@atrium/contract/records/history.ts';
import { Text } from '@mantine/core';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../record-form/fields.ts';
import { When } from '../../value/When.tsx';
import { FieldValue } from '../FieldValue.tsx';
import classes from './past.module.css';

/** `account.updated` → "Updated". */
function actionWord(action: string): string {
  const verb = action.slice(action.indexOf('.') + 1).replaceAll('_', ' ');
  return verb.charAt(0).toLocaleUpperCase() + verb.slice(1);
}

/** `billing_address` → "Billing address", for what is no field of the page. */
function nameOf(property: string): string {
  const text = property.replace(/^is_|_id$/g, '').replaceAll('_', ' ');
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

function fieldOf(fields: readonly Field[], property: string, values: readonly unknown[]): Field {
  const known = fields.find(({ name }) => name === property);
  const isSwitch = values.some((value) => typeof value === 'boolean');
  return known ?? { name: property, label: nameOf(property), kind: isSwitch ? 'switch' : 'text' };
}

interface ChangeProps {
  fields: readonly Field[];
  property: string;
  values: readonly [unknown, unknown];
}

function Change({ fields, property, values }: ChangeProps) {
  const field = fieldOf(fields, property, values);
  const [before, after] = values;
  const isFirst = before === null || before === undefined;
  return (
    <li>
      <Text fz="xs" c="dimmed" span>
        {field.label}
      </Text>
      <div className={classes.change}>
        {!isFirst && (
          <del aria-label={t('ui.history_from')}>
            <FieldValue field={field} value={before} />
          </del>
        )}
        {!isFirst && <span aria-hidden>→</span>}
        <ins aria-label={t('ui.history_to')}>
          <FieldValue field={field} value={after} />
        </ins>
      </div>
    </li>
  );
}

/** Every change of a record: who, when, each field before and after. */
export function History({
  entries,
  fields,
}: {
  entries: readonly HistoryEntry[];
  fields: readonly Field[];
}) {
  return (
    <ol className={classes.history}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Text fz="sm" fw={500}>
            {actionWord(entry.action)}
          </Text>
          <Text fz="xs" c="dimmed">
            {entry.actor_name && `${entry.actor_name} · `}
            <When at={entry.at} />
          </Text>
          <ul className={classes.changes}>
            {Object.entries(entry.changes).map(([property, values]) => (
              <Change key={property} fields={fields} property={property} values={values} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
