/** As a `ref`: what comes into view takes the keyboard, once. */
export function takeFocus(control: HTMLElement | null): void {
  control?.focus();
}
