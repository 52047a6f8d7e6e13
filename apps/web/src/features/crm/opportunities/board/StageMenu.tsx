import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';
import { Menu } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';

export interface StageMenuProps {
  deal: Opportunity;
  /** The menu opens below it, and gives the focus back to it. */
  button: HTMLElement;
  stages: readonly Stage[];
  choose: (stage: Stage) => void;
  close: () => void;
}

/** The stages a card can be moved to. One for the whole board: a menu in each card would weigh on scrolling. */
export function StageMenu({ deal, button, stages, choose, close }: StageMenuProps) {
  const { left, top, width, height } = button.getBoundingClientRect();
  return (
    <Menu
      opened
      position="bottom-end"
      returnFocus={false}
      onClose={() => {
        close();
        button.focus();
      }}
    >
      <Menu.Target>
        <div style={{ position: 'fixed', left, top, width, height, pointerEvents: 'none' }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('crm.opportunities.move_to', { name: deal.name })}>
        {stages.map((stage) => (
          <Menu.Item
            key={stage.id}
            disabled={stage.id === deal.stage_id}
            onClick={() => choose(stage)}
          >
            {stage.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
