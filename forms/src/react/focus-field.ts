/** Takes the reader to a field: to its control, or to the first one of a group. */
export function focusField(id: string): void {
  const field = document.getElementById(id);
  if (!field) return;

  const control = field.matches('input, select, textarea, button') ? field : field.querySelector<HTMLElement>('input, select, textarea, button');
  const target = control ?? field;
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}
