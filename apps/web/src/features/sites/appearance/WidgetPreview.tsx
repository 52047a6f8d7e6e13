import { SegmentedControl, Text } from '@mantine/core';
import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';
import { SiteConfig as Shape } from '@atrium/contract/sites/site-config.ts';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import classes from './preview.module.css';

const PREVIEW_PATH = '/messenger/preview';

interface Look {
  device: string;
  background: string;
  panel: string;
}

/** The real messenger in a frame, told about every change while one types. */
export function WidgetPreview({ config }: { config: SiteConfig }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [look, setLook] = useState<Look>({
    device: 'desktop',
    background: 'light',
    panel: 'open',
  });
  // While a field holds something that is not valid, the preview shows what was valid last.
  const [shown, setShown] = useState(config);
  useEffect(() => {
    if (Shape.safeParse(config).success) setShown(config);
  }, [config]);

  const isReady = useRef(false);
  const told = useRef<boolean>(undefined);
  const tell = useEffectEvent(() => {
    const open = look.panel === 'open';
    // Opening moves the focus, so it is said once and not with every letter that is typed here.
    const change = told.current === open ? {} : { open };
    told.current = open;
    const dark = look.background === 'dark';
    const message = { type: 'atrium:preview', config: shown, dark, ...change };
    frame.current?.contentWindow?.postMessage(message, location.origin);
  });
  useEffect(() => {
    if (isReady.current) tell();
  }, [shown, look]);
  useEffect(() => {
    // The frame says when it can hear; before that everything said to it is lost.
    const hear = (event: MessageEvent<{ type?: string } | undefined>) => {
      if (event.source !== frame.current?.contentWindow) return;
      if (event.origin !== location.origin || event.data?.type !== 'atrium:preview-ready') return;
      isReady.current = true;
      told.current = undefined;
      tell();
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);

  return (
    <section className={classes.preview} aria-label={t('sites.preview.label')}>
      <Controls look={look} onLook={setLook} />
      <div className={classes.stage} data-device={look.device} data-background={look.background}>
        <iframe
          ref={frame}
          className={classes.frame}
          src={PREVIEW_PATH}
          title={t('sites.preview.frame')}
        />
      </div>
      <Text fz="xs" c="dimmed" ta="center">
        {t('sites.preview.note')}
      </Text>
    </section>
  );
}

const CONTROLS = [
  { name: 'device', choices: ['desktop', 'phone'] },
  { name: 'background', choices: ['light', 'dark'] },
  { name: 'panel', choices: ['open', 'closed'] },
] as const;

const WORDS = {
  desktop: () => t('sites.preview.desktop'),
  phone: () => t('sites.preview.phone'),
  light: () => t('sites.preview.light'),
  dark: () => t('sites.preview.dark'),
  open: () => t('sites.preview.opened'),
  closed: () => t('sites.preview.closed'),
} as const;

function Controls({ look, onLook }: { look: Look; onLook: (look: Look) => void }) {
  return (
    <div className={classes.controls}>
      {CONTROLS.map(({ name, choices }) => (
        <SegmentedControl
          key={name}
          size="xs"
          aria-label={t(`sites.preview.${name}`)}
          value={look[name]}
          data={choices.map((choice) => ({ value: choice, label: WORDS[choice]() }))}
          onChange={(value) => onLook({ ...look, [name]: value })}
        />
      ))}
    </div>
  );
}
