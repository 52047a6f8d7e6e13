import type { MantineColorsTuple } from '@mantine/core';
import { createTheme } from '@mantine/core';

// Color by its lightest to darkest step; step 6 is the one that carries white text.
const indigo: MantineColorsTuple = [
  '#eef2ff',
  '#e0e7ff',
  '#c7d2fe',
  '#a5b4fc',
  '#8f98fb',
  '#6366f1',
  '#4f46e5',
  '#4338ca',
  '#3730a3',
  '#312e81',
];
const gray: MantineColorsTuple = [
  '#f8f9fb',
  '#f1f3f6',
  '#e6e9ee',
  '#d6dae1',
  '#b8bec9',
  '#868e9c',
  '#626b7b',
  '#475061',
  '#333c4c',
  '#1b2330',
];
const dark: MantineColorsTuple = [
  '#d8dce4',
  '#b5bcc8',
  '#98a1b0',
  '#828b9b',
  '#373e4b',
  '#2b313c',
  '#20252e',
  '#181c23',
  '#12151b',
  '#0c0e12',
];
const slate: MantineColorsTuple = [
  '#f1f5f9',
  '#e2e8f0',
  '#cbd5e1',
  '#a9b6c8',
  '#8494aa',
  '#64748b',
  '#526077',
  '#414d60',
  '#334155',
  '#1e293b',
];
const sky: MantineColorsTuple = [
  '#f0f9ff',
  '#e0f2fe',
  '#bae6fd',
  '#7dd3fc',
  '#38bdf8',
  '#0ea5e9',
  '#0278b5',
  '#0369a1',
  '#075985',
  '#0c4a6e',
];
const emerald: MantineColorsTuple = [
  '#ecfdf5',
  '#d1fae5',
  '#a7f3d0',
  '#6ee7b7',
  '#34d399',
  '#10b981',
  '#047d57',
  '#047857',
  '#065f46',
  '#064e3b',
];
const amber: MantineColorsTuple = [
  '#fffbeb',
  '#fef3c7',
  '#fde68a',
  '#fcd34d',
  '#fbbf24',
  '#f59e0b',
  '#b45309',
  '#92400e',
  '#78350f',
  '#5f2a0c',
];
const green: MantineColorsTuple = [
  '#f0fdf4',
  '#dcfce7',
  '#bbf7d0',
  '#86efac',
  '#4ade80',
  '#22c55e',
  '#157f3d',
  '#166534',
  '#14532d',
  '#0f3d22',
];
const red: MantineColorsTuple = [
  '#fef2f2',
  '#fee2e2',
  '#fecaca',
  '#fca5a5',
  '#f98080',
  '#ef4444',
  '#d02626',
  '#b91c1c',
  '#991b1b',
  '#7f1d1d',
];

const quick = { duration: 140, transition: 'fade' } as const;
const labels = {
  label: { fontSize: 'var(--mantine-font-size-sm)', fontWeight: 500, marginBottom: 4 },
};

/** The one place of colors, radii, shadows and type sizes. */
export const theme = createTheme({
  colors: { indigo, gray, dark, slate, sky, emerald, amber, green, red },
  primaryColor: 'indigo',
  primaryShade: 6,
  autoContrast: false,
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.3' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  shadows: {
    xs: 'none',
    sm: '0 1px 2px rgb(15 20 30 / 6%)',
    md: '0 4px 16px rgb(15 20 30 / 12%)',
    lg: '0 8px 28px rgb(15 20 30 / 16%)',
    xl: '0 16px 48px rgb(15 20 30 / 22%)',
  },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.4' },
      h3: { fontSize: '14px', lineHeight: '1.45' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  // By name and without importing them: what a screen does not use is not in the first load.
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Badge: {
      defaultProps: { variant: 'light', radius: 'sm' },
      styles: { root: { textTransform: 'none', fontWeight: 500 } },
    },
    Button: { defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 500 } } },
    Card: {
      defaultProps: { radius: 'lg', withBorder: true, padding: 'md', bg: 'var(--surface-card)' },
    },
    Drawer: { defaultProps: { position: 'right', transitionProps: quick } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: quick } },
    Modal: {
      defaultProps: { radius: 'lg', centered: false, yOffset: '8dvh', transitionProps: quick },
      styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 600 } },
    },
    Paper: { defaultProps: { radius: 'lg' } },
    PasswordInput: { styles: labels },
    Popover: { defaultProps: { shadow: 'md', transitionProps: quick } },
    Select: { styles: labels },
    Textarea: { styles: labels },
    TextInput: { styles: labels },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, fz: 'xs' } },
  },
});
