import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { actionOf, actions } from '@/utils/actions';
import { allPrompts, hasHiddenPrompts, valuesFor } from '@/utils/chat/all-prompts';
import { addPrompt, changePrompt, deletePrompt, reorderPrompts, resetPrompt, showHiddenPrompts } from '@/utils/chat/change-prompts';
import { ATTACH, buildMenus, HERE, MORE, menuItems, REGION } from '@/utils/chat/menus';
import { commandIn, fillPrompt, missingIn, type Prompt, promptNamed, slashOf } from '@/utils/core/prompts';
import { db } from '@/utils/store/db';

/** What the right-click menu holds, as the fake browser has none. */
const menu: { id?: string | undefined; title?: string | undefined; contexts?: readonly string[] | undefined }[] = [];

beforeEach(async () => {
  await db.prompts.clear();
  menu.length = 0;
  vi.spyOn(fakeBrowser.contextMenus, 'removeAll')
    .mockClear()
    .mockImplementation(async () => void menu.splice(0));
  vi.spyOn(fakeBrowser.contextMenus, 'create').mockImplementation((item) => menu.push(item));
});

const own = (name: string, text = 'Say it.'): Parameters<typeof addPrompt>[0] => ({ name, slash: slashOf(name), text, menus: ['page'] });
const named = async (id: string) => (await allPrompts()).find((prompt) => prompt.id === id) as Prompt;

describe('variables', () => {
  const page = { page: 'this page', language: 'English' };

  test('are filled in once, whatever stands in what is filled in', () => {
    expect(fillPrompt('Sum up {{page}} in {{ Language }}: {{input}}', { ...page, input: 'like {{page}}' })).toBe(
      'Sum up this page in English: like {{page}}',
    );
  });

  test('of a choice the first with something behind it is taken', () => {
    expect(fillPrompt('Explain {{selection|page}}.', page)).toBe('Explain this page.');
    expect(fillPrompt('Explain {{selection|page}}.', { ...page, selection: 'this selection' })).toBe('Explain this selection.');
    expect(fillPrompt('Into {{input | language}}', { ...page, input: 'German' })).toBe('Into German');
  });

  test('with nothing behind them are named', () => {
    expect(missingIn('Compare {{selection}} with {{page}} for {{input}}', page)).toEqual(['selection', 'input']);
    expect(missingIn('Explain {{selection|page}}', page)).toEqual([]);
    expect(missingIn('Explain {{selection|page}}', {})).toEqual(['selection']);
    expect(missingIn('Just ask', {})).toEqual([]);
  });

  test('braces around anything else are the user’s own', () => {
    const text = 'Fill {{ user.name }}, {{page|title}}, {% if %} and {{}}';
    expect(fillPrompt(text, page)).toBe(text);
    expect(missingIn(text, {})).toEqual([]);
  });

  test('what was typed for a prompt without a place for it stands at its end', () => {
    expect(fillPrompt('Sum it up.', { input: 'Only the lamps.' })).toBe('Sum it up.\n\nOnly the lamps.');
  });

  test('speak of sources in our words, never in the page’s', () => {
    expect(valuesFor(['page'], 'x')).toEqual({ page: 'this page', language: 'English', input: 'x' });
    expect(valuesFor([])).not.toHaveProperty('page');
  });
});

describe('a command', () => {
  test('is what stands after “/” at the beginning, in any script', () => {
    expect(commandIn('/trans')).toEqual({ slash: 'trans', input: '', isWhole: false });
    expect(commandIn('/Translate German, please')).toEqual({ slash: 'translate', input: 'German, please', isWhole: true });
    expect(commandIn('/翻译 日本語\nそして')).toEqual({ slash: '翻译', input: '日本語\nそして', isWhole: true });
    expect(commandIn('and/or')).toBeUndefined();
  });

  test('names a prompt only where it is written out', async () => {
    const prompts = await allPrompts();
    expect(promptNamed(prompts, 'translate')?.id).toBe('translate');
    expect(promptNamed(prompts, 'trans')).toBeUndefined();
    expect(promptNamed(prompts, '')).toBeUndefined();
  });

  test('is made of any name', () => {
    expect(slashOf(' /Reply  to the Landlord ')).toBe('reply-to-the-landlord');
  });
});

describe('the prompts', () => {
  test('are the actions, until the user changes something', async () => {
    const prompts = await allPrompts();
    expect(prompts.map(({ id }) => id)).toEqual(actions.map(({ id }) => id));
    expect(prompts[0]).toMatchObject({
      origin: 'built-in',
      slash: 'summarise',
      text: expect.stringMatching(/^Summarise {{selection\|page}} in five/),
    });
  });

  test('every built-in text is filled in by a page or a selection alone', async () => {
    for (const { id, text, menus } of await allPrompts()) {
      for (const kind of ['page', 'selection'] as const) {
        expect(missingIn(text, valuesFor([kind])), id).toEqual([]);
        expect(fillPrompt(text, valuesFor([kind])), id).not.toMatch(/[{}]/);
      }
      // A picture goes along as a file; one that is to be drawn is described.
      const own = actionOf(id)?.wantsPicture ? ['input'] : ['selection'];
      expect(missingIn(text, valuesFor([])), id).toEqual(menus.includes('image') ? [] : own);
    }
  });

  test('the user’s own stand first, and are offered with the others', async () => {
    const first = await addPrompt(own('First'));
    const second = await addPrompt(own('Second'));
    expect((await allPrompts()).slice(0, 3).map(({ id }) => id)).toEqual([second, first, 'summarise']);
    expect(menu[1]).toMatchObject({ id: second, title: 'Second', contexts: ['page'] });
  });

  test('a changed built-in one keeps only what was changed, and can be what it was', async () => {
    const before = await named('explain');
    await changePrompt(before, { ...before, name: 'Make it plain' });
    expect(await db.prompts.get('explain')).toEqual({ id: 'explain', name: 'Make it plain' });
    expect(await named('explain')).toMatchObject({ name: 'Make it plain', text: before.text, origin: 'changed' });
    expect(menu.find(({ id }) => id === 'explain')?.title).toBe('Make it plain');
    const undo = await resetPrompt('explain');
    expect(await named('explain')).toEqual(before);
    await undo();
    expect((await named('explain')).name).toBe('Make it plain');
  });

  test('a deleted one is gone from the menu too, and Undo brings it back to its place', async () => {
    const id = await addPrompt(own('Mine'));
    await reorderPrompts(['summarise', id, 'explain']);
    for (const each of [id, 'summarise']) {
      const before = await allPrompts();
      const undo = await deletePrompt(await named(each));
      expect((await allPrompts()).map((prompt) => prompt.id)).not.toContain(each);
      expect(menu.map((item) => item.id)).not.toContain(each);
      await undo();
      expect(await allPrompts()).toEqual(before);
    }
  });

  test('a built-in one that was taken away can be brought back later', async () => {
    const before = await allPrompts();
    await deletePrompt(await named('quiz'));
    expect(await hasHiddenPrompts()).toBe(true);
    await showHiddenPrompts();
    expect(await hasHiddenPrompts()).toBe(false);
    expect(await allPrompts()).toEqual(before);
  });
});

describe('the right-click menu', () => {
  test('holds at most six entries for each of page and selection, in the user’s order, and the way to the others', async () => {
    const items = menuItems(await allPrompts());
    const ids = (context: 'page' | 'frame' | 'selection') => items.filter(({ contexts }) => contexts.includes(context)).map(({ id }) => id);
    expect(ids('selection').slice(6)).toEqual([MORE]);
    // What can be asked of what no browser knows as a picture stands with a page's.
    expect(ids('page').slice(6)).toEqual([HERE, REGION, MORE]);
    // These tests are Firefox's, to which a frame is no page.
    expect(ids('frame')).toEqual([HERE, REGION, MORE]);
  });

  test('over a picture or a film attaches it, or asks one of six things', async () => {
    const items = menuItems(await allPrompts());
    const ids = items.filter(({ contexts }) => contexts.includes('image')).map(({ id }) => id);
    expect(ids).toEqual([ATTACH, 'describe', 'read-picture', 'translate-picture', 'identify', 'chart-table', 'explain-error']);
    expect(items.filter(({ contexts }) => contexts.includes('video')).map(({ id }) => id)).toEqual(ids);
  });

  test('of a private window is replaced entry by entry, as the other windows’ would go with it', async () => {
    const removed: (string | number)[] = [];
    const clear = vi.spyOn(fakeBrowser.contextMenus, 'removeAll');
    vi.spyOn(fakeBrowser.contextMenus, 'remove').mockImplementation(async (id) => {
      removed.push(id);
      throw new Error(`Cannot find menu item with id ${id}`);
    });
    Reflect.set(fakeBrowser.extension, 'inIncognitoContext', true);
    try {
      await buildMenus();
    } finally {
      Reflect.set(fakeBrowser.extension, 'inIncognitoContext', false);
    }
    expect(clear).not.toHaveBeenCalled();
    expect(removed).toEqual(menu.map(({ id }) => id));
    expect(removed).toContain(MORE);
  });

  test('takes nothing in a name for an access key or the selected words', async () => {
    await addPrompt(own('Q&A on %s'));
    expect(menu[1]?.title).toBe('Q&&A on %\u2060s');
  });
});

test('what version 1 of the database held is there in version 2', async () => {
  const { Dexie } = await import('dexie');
  db.close();
  await Dexie.delete('aside');
  const old = new Dexie('aside');
  old.version(1).stores({ chats: 'id, updatedAt, pinnedAt, deletedAt', settings: 'id' });
  await old.table('settings').put({ id: 'autoLock', value: 5 });
  old.close();
  await db.open();
  expect(await db.settings.get('autoLock')).toEqual({ id: 'autoLock', value: 5 });
  expect(await db.prompts.count()).toBe(0);
});
