import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReceiptSheet } from '@/components/chat/receipt-sheet';
import { Sum } from '@/components/chat/sum';
import type { Struck } from '@/components/chat/use-struck';
import type { Receipt } from '@/utils/chat/receipt';
import type { ReceiptEntry } from '@/utils/chat/receipt-entries';
import type { Source, SourceFile } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { attach, attachmentsOf } from '@/utils/store/files';

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
  let made = 0;
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${++made}`);
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const source = (title: string, more: Partial<Source> = {}): Source => ({
  ...{ kind: 'file', url: '', title, language: '', icon: '', text: '', ...more },
});
const picture = (bytes: string) => ({ bytes: new Blob([bytes], { type: 'image/png' }), width: 40, height: 20 });

test('pictures that a service does not take beside newer ones are named, however long the words beside them are', async () => {
  await db.endpoints.add({
    ...{ id: 'e', providerId: 'openai-compatible', presetId: 'groq', name: 'e', baseUrl: 'https://a.b/v1', createdAt: 0 },
    models: [{ id: 'm', name: 'm', inputs: ['text', 'image'] }],
  });
  for (let at = 0; at < 7; at++) await attach(null, source(`${at}.png`, { picture: picture(`${at}`) }), at);
  await attach(null, source('book.txt', { text: 'word '.repeat(40_000) }), 7);
  const onUnsent = vi.fn();
  render(
    <Sum
      chatId={null}
      branch={[]}
      front={undefined}
      files={await attachmentsOf(null)}
      engine={{ endpointId: 'e', modelId: 'm' }}
      onlySources={false}
      wantsPicture={false}
      all={{ isWanted: false, flip: () => undefined }}
      struck={{ of: () => undefined, isLooking: false, look: () => undefined } as unknown as Struck}
      isBusy={false}
      onUnsent={onUnsent}
      asked={(text) => ({ text, actionId: undefined, wantsPicture: false })}
      readWords={undefined}
    />,
  );
  await waitFor(() => expect(onUnsent).toHaveBeenCalled());
  expect(onUnsent.mock.lastCall).toEqual([['0.png', '1.png']]);
});

test('a picture that moves up in what is sent is still itself, and says its size and price', () => {
  const entry = (id: string): ReceiptEntry => ({
    ...{ role: 'user', pieces: [], tokens: 85, size: { width: 40, height: 20 }, picture: picture(id) },
    pictureOf: { ...source(id), id, chatId: 'c', hash: id, readAt: 0 } satisfies SourceFile,
  });
  const receipt = (...entries: ReceiptEntry[]): Receipt => ({ entries, tokens: 0, longest: 0, leftOut: 0, unsent: [] });
  const shown = render(<ReceiptSheet receipt={receipt(entry('map'), entry('lens'))} onClose={() => undefined} />);
  const pictures = () => screen.getAllByRole<HTMLImageElement>('img').map(({ src }) => src);
  expect(pictures()).toEqual(['blob:1', 'blob:2']);
  shown.rerender(<ReceiptSheet receipt={receipt(entry('lens'))} onClose={() => undefined} />);
  expect(pictures()).toEqual(['blob:2']);
  expect(screen.getByText('sent at 40 × 20 pixels · 85 tokens')).toBeTruthy();
});
