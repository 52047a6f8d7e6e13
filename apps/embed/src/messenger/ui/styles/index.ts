import composer from './composer.css?inline';
import panel from './panel.css?inline';
import screens from './screens.css?inline';
import thread from './thread.css?inline';

/** All styles of the panel, for one constructed sheet. */
export const css = panel + screens + thread + composer;
