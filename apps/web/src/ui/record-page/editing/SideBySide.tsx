import { Radio, Table } from '@mantine/core';
import { useId } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../record-form/fields.ts';
import { FieldValue } from '../FieldValue.tsx';

export interface SideBySideProps<Side extends string> {
  fields: readonly Field[];
  /** Name of the field, and its value on either side. */
  rows: readonly (readonly [name: string, one: unknown, other: unknown])[];
  sides: readonly [{ side: Side; label: string }, { side: Side; label: string }];
  /** Which side each field takes. */
  choices: Record<string, Side>;
  choose: (name: string, side: Side) => void;
}

/** Two states of a record beside each other; the person decides field by field. */
export function SideBySide<Side extends string>(props: SideBySideProps<Side>) {
  const { fields, rows, sides, choices, choose } = props;
  const id = useId();
  return (
    <Table layout="fixed" verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="24%">{t('ui.conflict_field')}</Table.Th>
          {sides.map(({ side, label }) => (
            <Table.Th key={side}>{label}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([name, ...values]) => {
          const field = fields.find((each) => each.name === name);
          return (
            <Table.Tr key={name}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{field?.label ?? name}</Table.Td>
              {sides.map(({ side }, index) => (
                <Table.Td key={side}>
                  <Radio
                    name={`${id}-${name}`}
                    checked={choices[name] === side}
                    onChange={() => choose(name, side)}
                    label={
                      <FieldValue
                        field={field ?? { name, label: name, kind: 'text' }}
                        value={values[index]}
                      />
                    }
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
