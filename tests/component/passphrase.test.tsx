import { locks } from 'node:worker_threads';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PassphraseSection } from '@/components/connect/passphrase-section';
import { UnlockForm } from '@/components/ui/unlock-form';
import { isUnlocked, lockKeys } from '@/utils/store/keyring';
import { forgetAllSecrets, hasPassphrase, setPassphrase, unlockKeys } from '@/utils/store/passphrase';
import { keepSecret, secretFor } from '@/utils/store/secrets';
import { autoLock, setSetting } from '@/utils/store/settings';

// happy-dom's navigator has none; these are Node's own.
Object.defineProperty(navigator, 'locks', { value: locks });

const ORIGIN = 'https://api.example.com';
const SECRET = { key: 'sk-secret', headers: {} };

beforeEach(async () => {
  await forgetAllSecrets();
  await setSetting('autoLock', 15);
  await keepSecret('one', ORIGIN, SECRET);
});
afterEach(cleanup);

const type = (label: string, text: string) => fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('a passphrase is set after it was typed twice alike, and it is said that nobody can recover it', async () => {
  render(<PassphraseSection />);
  await screen.findByText(/Nobody can recover/);
  type('New passphrase', 'four words');
  type('The same again', 'for words');
  press('Set passphrase');
  expect((await screen.findByRole('alert')).textContent).toBe('The two are not the same.');
  expect(screen.getByLabelText('The same again').getAttribute('aria-invalid')).toBe('true');
  expect(await hasPassphrase()).toBe(false);
  type('The same again', 'four words');
  press('Set passphrase');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Set passphrase' }).disabled).toBe(true);
  await screen.findByText('Your keys are unlocked.');
  expect(await hasPassphrase()).toBe(true);
});

test('password managers are told which field is which', async () => {
  await setPassphrase('four words');
  render(<PassphraseSection />);
  await screen.findByText('Your keys are unlocked.');
  expect(screen.getByLabelText('Current passphrase').getAttribute('autocomplete')).toBe('current-password');
  expect(screen.getByLabelText('New passphrase').getAttribute('autocomplete')).toBe('new-password');
  for (const input of document.querySelectorAll('input')) expect(input.type).toBe('password');
});

test('keys are locked and unlocked, and a wrong passphrase is told in a sentence', async () => {
  await setPassphrase('four words');
  render(<PassphraseSection />);
  await screen.findByText('Your keys are unlocked.');
  press('Lock now');
  await screen.findByText('Your keys are locked.');
  type('Passphrase', 'wrong');
  press('Unlock keys');
  expect((await screen.findByRole('alert')).textContent).toBe('That is not the passphrase.');
  expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'));
  type('Passphrase', 'four words');
  press('Unlock keys');
  await screen.findByText('Your keys are unlocked.');
  expect(await secretFor('one', ORIGIN)).toEqual(SECRET);
});

test('a passphrase is changed and removed by who knows it', async () => {
  await setPassphrase('four words');
  render(<PassphraseSection />);
  await screen.findByText('Your keys are unlocked.');
  type('Current passphrase', 'four words');
  type('New passphrase', 'five other words');
  type('The same again', 'five other words');
  press('Change passphrase');
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('New passphrase').value).toBe(''));
  type('Passphrase', 'four words');
  press('Remove passphrase');
  await screen.findByText('That is not the passphrase.');
  type('Passphrase', 'five other words');
  press('Remove passphrase');
  await screen.findByRole('button', { name: 'Set passphrase' });
  expect(await secretFor('one', ORIGIN)).toEqual(SECRET);
});

test('the idle time is chosen and kept', async () => {
  await setPassphrase('four words');
  render(<PassphraseSection />);
  const field = await screen.findByLabelText<HTMLSelectElement>('Lock by themselves');
  await waitFor(() => expect(field.value).toBe('15'));
  expect([...field.options].map(({ text }) => text)).toEqual([
    'after 5 minutes without use',
    'after 15 minutes without use',
    'after 60 minutes without use',
    'when Aside is closed',
  ]);
  fireEvent.change(field, { target: { value: 'closed' } });
  await waitFor(async () => expect(await autoLock()).toBe('closed'));
});

test('who forgot the passphrase removes all keys, after being asked once more', async () => {
  await setPassphrase('four words');
  await lockKeys();
  render(<PassphraseSection />);
  await screen.findByText('Your keys are locked.');
  press('Remove all keys');
  expect(await hasPassphrase()).toBe(true);
  press('Remove all keys for good');
  await screen.findByRole('button', { name: 'Set passphrase' });
  expect(await secretFor('one', ORIGIN)).toBeUndefined();
});

test('under an answer the keys are unlocked in place, and then it goes on', async () => {
  await setPassphrase('four words');
  await lockKeys();
  const goOn = vi.fn();
  render(<UnlockForm unlock={unlockKeys} onUnlocked={goOn} />);
  type('Passphrase', 'wrong');
  press('Unlock keys');
  await screen.findByRole('alert');
  expect(goOn).not.toHaveBeenCalled();
  type('Passphrase', 'four words');
  press('Unlock keys');
  await waitFor(() => expect(goOn).toHaveBeenCalledOnce());
  expect(isUnlocked()).toBe(true);
});
