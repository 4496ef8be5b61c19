import { locks } from 'node:worker_threads';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PromptsView } from '@/components/prompts/prompts-view';
import { SlashMenu } from '@/components/prompts/slash-menu';
import { find } from '@/components/ui/find';
import { allPrompts, valuesFor } from '@/utils/chat/all-prompts';
import type { Prompt, Values } from '@/utils/core/prompts';
import { db } from '@/utils/store/db';

// happy-dom has none.
Object.defineProperty(navigator, 'locks', { value: locks });
beforeEach(async () => {
  await db.prompts.clear();
  vi.spyOn(fakeBrowser.contextMenus, 'removeAll').mockResolvedValue();
  vi.spyOn(fakeBrowser.contextMenus, 'create').mockReturnValue('');
});
afterEach(cleanup);

const own = (name: string, text: string): Prompt => ({ id: name, name, slash: name, text, menus: [], origin: 'own' });

/** A field with the list over it, as the composer puts them. */
function Field({
  prompts,
  values,
  onSend,
  canSend = true,
}: {
  prompts: readonly Prompt[];
  values: Values;
  onSend(text: string): void;
  canSend?: boolean;
}) {
  const [text, setText] = useState('/');
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <textarea aria-label="Your question" ref={field} value={text} onChange={({ target }) => setText(target.value)} />
      <SlashMenu box={{ field, text, canSend, write: setText, send: onSend }} prompts={prompts} values={values} />
    </>
  );
}

async function opened(prompts: readonly Prompt[], values = valuesFor(['page']), canSend = true) {
  const sent: string[] = [];
  render(<Field prompts={prompts} values={values} canSend={canSend} onSend={(text) => sent.push(text)} />);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox');
  const type = (value: string) => fireEvent.change(field, { target: { value } });
  const press = (key: string) => fireEvent.keyDown(field, { key });
  const active = () => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
  return { sent, field, type, press, active };
}

test('a prompt that asks for a picture, which costs extra, is not sent by the pick alone', async () => {
  const prompts = await allPrompts();
  const { sent, field, type, press, active } = await opened(prompts.filter(({ id }) => id === 'draw' || id === 'summarise'));
  type('/dr');
  await waitFor(() => expect(active()).toBe('/draw Draw a picture'));
  press('Enter');
  expect(field.value).toBe('/draw ');
  expect(sent).toEqual([]);
});

test('typing “/” lists the prompts, the field keeps the keyboard and names the option that is meant', async () => {
  const { field, press, active } = await opened(await allPrompts());
  expect(screen.getAllByRole('option')).toHaveLength(26);
  expect(active()).toBe('/summarise Sum it up in five points');
  expect(field.getAttribute('aria-controls')).toBe(screen.getByRole('listbox').id);
  press('ArrowDown');
  expect(active()).toContain('/explain');
  press('ArrowUp');
  press('ArrowUp');
  expect(active()).toContain('/draw');
  expect(screen.getByRole('status').textContent).toBe('26 prompts');
});

test('letters narrow the list, and Enter asks what is meant', async () => {
  const { sent, type, press, active } = await opened(await allPrompts());
  type('/tra');
  expect(active()).toContain('/translate');
  press('Enter');
  expect(sent).toEqual(['/translate']);
});

test('a prompt that needs words leaves the cursor for them, and says so', async () => {
  const { sent, field, press } = await opened([own('tell', 'Tell {{input}} about {{page}}')]);
  press('Enter');
  expect(sent).toEqual([]);
  expect(field.value).toBe('/tell ');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(screen.getByText(/type what it needs/)).toBeTruthy();
});

test('Tab completes, Esc closes the list, and keys are the composer’s again', async () => {
  const { field, press, type } = await opened(await allPrompts());
  type('/qui');
  press('Tab');
  expect(field.value).toBe('/quiz ');
  type('/');
  press('Escape');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(field.hasAttribute('aria-activedescendant')).toBe(false);
  expect(press('Enter')).toBe(true);
});

test('a prompt about a selection is not offered where nothing is selected', async () => {
  const prompts = [own('of-selection', 'What is {{selection}}?'), own('of-page', 'What is {{page}}?'), own('free', 'Hello')];
  await opened(prompts);
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['/of-page of-page', '/free free']);
});

test('while an answer is written a pick waits in the field', async () => {
  const { sent, field, press } = await opened(await allPrompts(), valuesFor(['page']), false);
  press('Enter');
  expect(sent).toEqual([]);
  expect(field.value).toBe('/summarise ');
});

test.each([
  ['пер', 'Перевести'],
  ['uber', 'Übersetzen'],
  ['翻', '翻译这个页面'],
  ['ترج', 'ترجمة الصفحة'],
  ['five sum', 'Sum it up in five points'],
])('“%s” finds “%s”', (query, name) => {
  const names = ['Перевести', 'Übersetzen', '翻译这个页面', 'ترجمة الصفحة', 'Sum it up in five points', 'Chats'].map((each) => ({
    name: each,
  }));
  expect(find(names, query, 10)[0]?.name).toBe(name);
});

test('a prompt of one’s own is made, changed, moved and deleted, and each can be taken back', async () => {
  render(<PromptsView />);
  fireEvent.click(await screen.findByRole('button', { name: 'New prompt' }));
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Tell my team' } });
  fireEvent.change(screen.getByLabelText('What is asked'), { target: { value: 'Sum up for my team: ' } });
  fireEvent.click(screen.getByRole('button', { name: '{{page}}' }));
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  const list = await screen.findByRole('list', { name: 'Prompts' });
  await waitFor(() => expect(within(list).getAllByRole('listitem')[0]?.textContent).toContain('/tell-my-team'));
  expect((await allPrompts())[0]).toMatchObject({
    name: 'Tell my team',
    text: 'Sum up for my team: {{page}}',
    menus: ['page', 'selection'],
  });

  fireEvent.click(screen.getByRole('button', { name: 'Move Tell my team down' }));
  await waitFor(() => expect(within(list).getAllByRole('listitem')[1]?.textContent).toContain('Tell my team'));
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Tell my team down'));

  fireEvent.click(screen.getByRole('button', { name: /^Edit “Tell my team”/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByRole('button', { name: /^Edit “Tell my team”/ });
});

test('a command that another prompt has is refused, with its name', async () => {
  render(<PromptsView />);
  fireEvent.click(await screen.findByRole('button', { name: 'New prompt' }));
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Quiz' } });
  fireEvent.change(screen.getByLabelText('What is asked'), { target: { value: 'Ask me.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findByRole('alert')).textContent).toBe('“Quiz me on it” has this command already. Choose another.');
  expect(await db.prompts.count()).toBe(0);
});

test('a built-in prompt is changed, and Reset makes it what it was', async () => {
  render(<PromptsView />);
  fireEvent.click(await screen.findByRole('button', { name: /^Edit “Translate it”/ }));
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'In my words' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  fireEvent.click(await screen.findByRole('button', { name: /^Edit “In my words”/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Reset' }));
  await screen.findByRole('button', { name: /^Edit “Translate it”/ });
  await screen.findByText('“Translate it” is as Aside made it.');
});
