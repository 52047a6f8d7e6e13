import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { percentOf } from '@atrium/contract/core/money.ts';
import { Anchor, Button, Group, Kbd, Paper, Text, Title, VisuallyHidden } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { useTitle } from '../../../../lib/title.ts';
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { PagePending } from '../../../../ui/feedback/PagePending.tsx';
import { useLeaveGuard } from '../../../../ui/feedback/useLeaveGuard.ts';
import { Presence } from '../../../../ui/record-page/Presence.tsx';
import { RecordTile } from '../../../../ui/RecordTile.tsx';
import { useMoney } from '../../../../ui/value/Money.tsx';
import { opportunityQueries } from '../opportunities.queries.ts';
import { draftTotal } from './line-draft.ts';
import { LineConflict } from './LineConflict.tsx';
import { LineRow } from './LineRow.tsx';
import classes from './lines.module.css';
import type { LineEditing } from './useLineDraft.ts';
import { useLineDraft } from './useLineDraft.ts';
import { useLineDrag, useLineKeys } from './useLineKeys.ts';

function Head({ deal }: { deal: OpportunityDetail }) {
  return (
    <Group className={classes.head} gap="sm" wrap="nowrap">
      <RecordTile type="product" size={40} />
      <div style={{ minWidth: 0 }}>
        <Anchor component={Link} to={`/opportunities/${deal.id}`} fz="sm">
          {deal.name}
        </Anchor>
        <Title order={1}>{t('crm.opportunities.products_title')}</Title>
      </div>
    </Group>
  );
}

function Sums({ deal, editing }: { deal: OpportunityDetail; editing: LineEditing }) {
  const money = useMoney();
  const total = draftTotal(editing.lines);
  return (
    <dl className={classes.sums} aria-live="polite">
      <dt>{t('crm.opportunities.total')}</dt>
      <dd data-total>{money(total)}</dd>
      <dt>{t('crm.opportunities.weighted_at', { percent: deal.probability })}</dt>
      <dd>{money(percentOf(total, deal.probability))}</dd>
    </dl>
  );
}

function Keys() {
  return (
    <Text fz="xs" c="dimmed" visibleFrom="sm">
      <Kbd size="xs">Enter</Kbd> {t('crm.opportunities.key_next_line')} · <Kbd size="xs">Alt</Kbd>{' '}
      <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t('crm.opportunities.key_move_line')} ·{' '}
      <Kbd size="xs">Alt</Kbd> <Kbd size="xs">Del</Kbd> {t('crm.opportunities.key_remove_line')} ·{' '}
      <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd> {t('crm.opportunities.key_save')}
    </Text>
  );
}

function Columns() {
  return (
    <div className={classes.columns} aria-hidden>
      <span />
      <span>{t('crm.opportunities.product')}</span>
      <span className={classes.right}>{t('crm.opportunities.quantity')}</span>
      <span className={classes.right}>{t('crm.opportunities.sale_price')}</span>
      <span>{t('crm.opportunities.description')}</span>
      <span className={classes.right}>{t('crm.opportunities.total')}</span>
    </div>
  );
}

/** Back to the deal once all is saved. */
function useReturn(deal: OpportunityDetail, isSaved: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!isSaved) return;
    notify.success(t('ui.save_successful'));
    void navigate({ to: `/opportunities/${deal.id}` });
  }, [isSaved, navigate, deal.id]);
}

function Editor({ deal }: { deal: OpportunityDetail }) {
  const editing = useLineDraft(deal);
  const keys = useLineKeys(editing);
  const grip = useLineDrag(editing);
  const money = useMoney();
  useLeaveGuard(editing.isDirty);
  useReturn(deal, editing.isSaved);
  const save = () => void editing.save();
  return (
    <>
      <Presence
        type="opportunity"
        id={deal.id}
        isBehind={editing.isBehind}
        showLatest={editing.takeLatest}
      />
      <Paper
        withBorder
        className={classes.editor}
        onKeyDown={getHotkeyHandler([['mod+Enter', save]])}
        data-lines
      >
        <Columns />
        <fieldset className={classes.whole} disabled={editing.isBusy}>
          <ol className={classes.lines}>
            {editing.lines.map((line, index) => (
              <LineRow
                key={line.key}
                line={line}
                index={index}
                editing={editing}
                money={money}
                press={keys.press}
                grip={grip}
              />
            ))}
          </ol>
        </fieldset>
        <div className={classes.foot}>
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={14} />}
            disabled={editing.isBusy}
            onClick={keys.add}
          >
            {t('crm.opportunities.line_add')}
          </Button>
          <Sums deal={deal} editing={editing} />
        </div>
        <div className={classes.foot}>
          <Keys />
          <Group gap="xs" ml="auto">
            <Button variant="default" component={Link} to={`/opportunities/${deal.id}`}>
              {t('ui.cancel')}
            </Button>
            <Button loading={editing.isBusy} onClick={save}>
              {t('crm.opportunities.lines_save')}
            </Button>
          </Group>
        </div>
        <VisuallyHidden role="status">{keys.said}</VisuallyHidden>
      </Paper>
      {editing.conflict && <LineConflict editing={editing} />}
    </>
  );
}

/** The products of a deal on one screen: typed with the keyboard alone, saved all at once. */
export function LinesPage() {
  const { id = '' } = useParams({ strict: false });
  const { data: deal, error, refetch } = useQuery(opportunityQueries.one(id));
  useTitle(deal?.name ?? t('crm.opportunities.products_title'));
  if (error && !deal) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!deal) return <PagePending />;
  return (
    <section className={classes.page} aria-label={t('crm.opportunities.products_title')}>
      <Head deal={deal} />
      <Editor key={deal.id} deal={deal} />
    </section>
  );
}
