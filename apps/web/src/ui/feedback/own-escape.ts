/**
 * For what can have the focus in a dialog above another one: Escape there is not also Escape for the
 * dialogs below, which all listen.
 */
export const OWN_ESCAPE = { 'data-mantine-stop-propagation': 'true' } as const;
