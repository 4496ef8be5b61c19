import type { PageServer } from '../../scripts/lib/serve-pages.mjs';
import type { SourceFile } from '../../utils/core/rows';
import { pdfOf } from '../documents/pdfs';
import type { ModelServer } from './model-server';
import { withoutMarks } from './text-sent';

/** Everything that the last question carried, as text, without the marks of its passages. */
export function sentTo(model: ModelServer): string {
  const texts: string[] = [];
  // Contents are texts or lists of parts.
  JSON.stringify(model.questions.at(-1)?.body.messages ?? [], (key, value: unknown) => {
    if ((key === 'text' || key === 'content') && typeof value === 'string') texts.push(value);
    return value;
  });
  return withoutMarks(texts.join('\n'));
}

/** Chooses a file in the composer; it runs in the panel. */
export async function chooseIn(name: string, base64: string): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('footer input[type=file]');
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
  if (!input) throw new Error('There is no composer.');
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A site whose `/report` is a PDF for those who were at `/visit`, and nothing for others. Its second page speaks of the vault. */
export async function servePdf(site: PageServer): Promise<void> {
  const pages = ['The tower has a log, which its masters keep.', 'The vault holds nine lenses. Its door has three locks.'];
  const bytes = await pdfOf(2, (page, font, number) => page.drawText(pages[number - 1] ?? '', { x: 50, y: 700, size: 12, font }));
  site.page('/visit', '<title>Visit</title><p>Welcome', { 'set-cookie': 'visitor=yes; HttpOnly' });
  site.route('/report', (request, response) => {
    if (!request.headers.cookie?.includes('visitor=yes')) {
      response.writeHead(403, { 'content-type': 'text/plain' });
      response.end('Visitors only.');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/pdf' });
    response.end(bytes);
  });
}

// These run in the panel.

/** The rows of what was attached. */
export async function keptFiles(): Promise<SourceFile[]> {
  const database = await new Promise<IDBDatabase>((done) => {
    const open = indexedDB.open('aside');
    open.onsuccess = () => done(open.result);
  });
  const rows = await new Promise<SourceFile[]>((done) => {
    const all = database.transaction('files').objectStore('files').getAll();
    all.onsuccess = () => done(all.result.filter(({ kind }: SourceFile) => kind === 'file'));
  });
  database.close();
  return rows;
}

/** Begins to note how long the panel stands still: Chromium tells it. */
export function watchTasks(): void {
  Reflect.set(window, 'longest', 0);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) if (duration > longest()) Reflect.set(window, 'longest', duration);
  }).observe({ entryTypes: ['longtask'] });
  const longest = () => Reflect.get(window, 'longest') as number;
}

/** ms */
export function longestTask(): number {
  return Reflect.get(window, 'longest') as number;
}
