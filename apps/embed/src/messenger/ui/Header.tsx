import type { WithDesk } from './desk.ts';
import { Icon } from './Icon.tsx';

interface HeaderProps extends WithDesk {
  title: string;
  back?: () => void;
}

/** The colored bar: where we are, whether somebody is there, and the way out. */
export function Header({ desk, title, back }: HeaderProps) {
  const { t, host, state } = desk;
  const top = window.top === window.self;
  return (
    <div class="header">
      {back && (
        <button type="button" class="tool" aria-label={t('back')} onClick={back}>
          <Icon name="back" />
        </button>
      )}
      <div class="title">
        <h2 id="title">
          <bdi>{title}</bdi>
        </h2>
        <p class={state.staff_online ? 'online' : ''}>
          {state.staff_online ? t('online') : host.config.appearance.away_text}
        </p>
      </div>
      {!(host.full && top) && (
        <button type="button" class="tool" aria-label={t('close')} onClick={() => host.close()}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
