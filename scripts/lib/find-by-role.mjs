/**
 * Sent into the panel with every piece of code: finds controls by role and accessible name, visible ones only. A name that is the whole name
 * comes before one that is part of it. Much simpler than the standard's algorithm, enough for Aside's own panel.
 * @param {string} role
 * @param {string} [name]
 * @returns {HTMLElement[]}
 */
export function findByRole(role, name) {
  const natives = {
    article: 'article',
    button: 'button, summary, input[type=button], input[type=submit]',
    checkbox: 'input[type=checkbox]',
    combobox: 'select:not([multiple]), input[list]',
    dialog: 'dialog',
    heading: 'h1, h2, h3, h4, h5, h6',
    link: 'a[href]',
    list: 'ul, ol',
    listitem: 'li',
    option: 'option',
    region: 'section',
    radio: 'input[type=radio]',
    spinbutton: 'input[type=number]',
    textbox: 'textarea, input:not([type]), input[type=text], input[type=url], input[type=password], input[type=search], input[type=email]',
  };
  const words = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element) => {
    const ids = element.getAttribute('aria-labelledby');
    if (ids)
      return words(
        ids
          .split(/\s+/)
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      );
    const label = element.getAttribute('aria-label');
    if (label) return words(label);
    if (element.labels?.length) {
      return words(
        [...element.labels]
          .map((owner) => {
            // A label around its field holds the field's own text too.
            const copy = owner.cloneNode(true);
            for (const field of copy.querySelectorAll('select, textarea, input')) field.remove();
            return copy.textContent;
          })
          .join(' '),
      );
    }
    return words(element.textContent) || words(element.title || element.value || element.placeholder);
  };
  const own = [...document.querySelectorAll(natives[role] ?? `[role=${role}]`)].filter((element) => !element.hasAttribute('role'));
  const all = new Set([...own, ...document.querySelectorAll(`[role=${role}]`)]);
  const visible = [...document.querySelectorAll('*')].filter(
    (element) =>
      all.has(element) &&
      (role === 'option' || element.checkVisibility({ visibilityProperty: true })) &&
      !element.closest('[aria-hidden=true], [inert]'),
  );
  if (name === undefined) return visible;
  const wanted = words(name);
  const whole = visible.filter((element) => nameOf(element) === wanted);
  return whole.length > 0 ? whole : visible.filter((element) => nameOf(element).toLowerCase().includes(wanted.toLowerCase()));
}
