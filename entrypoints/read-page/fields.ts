import { withoutUnseen } from '@/utils/core/invisible';
import { attributeOf, foundIn, nameOf, parentOf } from './nodes';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Words in names of fields whose content is nobody's business, in the languages of the web's forms. */
const SECRET =
  /pass(?:word|wd|code|phrase|wort)|\bpwd\b|\bpin\b|kennwort|contrase|mot.?de.?passe|senha|парол|密码|密碼|パスワード|暗証|비밀번호|كلمة.?(?:المرور|السر)|cvv|cvc|csc|security.?code|card.?(?:num|no\b)|cc.?(?:num|csc|exp|name)|kartennummer|\biban\b|\botp\b|one.?time|2fa|mfa|verif\w*.?code|auth\w*.?code|\bssn\b|social.?security|secret|token/i;
const SECRET_USE = /^(?:cc-|one-time-code|current-password|new-password)/;
/** Characters of what stands in a field. */
const MOST = 2_000;

/** A form's field as words: its name, and what stands in it unless that is a secret. Empty for what nobody sees. */
export function fieldText(field: Field): string {
  const type = nameOf(field) === 'input' ? (attributeOf(field, 'type') ?? 'text').toLowerCase() : nameOf(field);
  if (type === 'hidden') return '';
  if (type === 'submit' || type === 'button' || type === 'reset') return withoutUnseen((field as HTMLInputElement).value).trim();
  const name = fieldName(field);
  if (type === 'checkbox' || type === 'radio')
    return `${(field as HTMLInputElement).checked ? '[x]' : '[ ]'}${isNamedBeside(field) ? '' : ` ${name}`}`;
  const value = isSecret(field, type, name) || type === 'file' || type === 'image' ? '' : standsIn(field, type);
  const said = value ? `${name}: ${value}` : name;
  return said ? `[${withoutUnseen(said).trim()}]` : '';
}

function standsIn(field: Field, type: string): string {
  if (type !== 'select') return field.value.slice(0, MOST).trim();
  return [...(field as HTMLSelectElement).selectedOptions]
    .map(({ label }) => label.trim())
    .join(', ')
    .slice(0, MOST);
}

/** What a person would call it: its label, else what it says itself. */
function fieldName(field: Field): string {
  const label =
    attributeOf(field, 'aria-label') ?? labelOf(field) ?? attributeOf(field, 'placeholder') ?? attributeOf(field, 'title') ?? '';
  return label.replace(/\s+/g, ' ').replace(/\s*:$/, '').trim().slice(0, 200);
}

function labelOf(field: Field): string | undefined {
  const [label] = field.labels ?? [];
  // A label around a field holds the field's own words too: those of a list are all its options.
  return label && !label.querySelector('select') ? (label.textContent ?? undefined) : undefined;
}

function isNamedBeside(field: Field): boolean {
  return (field.labels?.length ?? 0) > 0;
}

/** A secret stays one while a page shows it ("show password"), and where its digits have a box each. */
function isSecret(field: Field, type: string, name: string): boolean {
  if (type === 'password') return true;
  const uses = (attributeOf(field, 'autocomplete') ?? '').toLowerCase().split(/\s+/);
  if (uses.some((use) => SECRET_USE.test(use))) return true;
  if (attributeOf(field, 'maxlength') === '1') return true;
  const words = [name, ...['name', 'id', 'placeholder'].map((key) => attributeOf(field, key))];
  return words.some((word) => word !== null && SECRET.test(word)) || isUnveiled(field);
}

/** How far up the button that shows a password stands beside it. */
const UP = 2;

/** A button beside it shows and hides what stands in it. */
function isUnveiled(field: Field): boolean {
  let around = parentOf(field);
  for (let level = 0; level < UP && around; level++, around = parentOf(around)) {
    if (foundIn(around, 'input, textarea, select').length > 1) return false;
    const buttons = foundIn(around, 'button, [role="button"]');
    if (buttons.some((button) => SECRET.test(`${attributeOf(button, 'aria-label')} ${attributeOf(button, 'title')} ${button.textContent}`)))
      return true;
  }
  return false;
}
