import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { onFocusWish } from '@/components/chat/composer-focus';
import { UnseenOffer } from '@/components/chat/unseen-offer';
import type { EngineChoice } from '@/components/chat/use-engine';
import type { Endpoint, SourceFile } from '@/utils/core/rows';
import { setSetting } from '@/utils/store/settings';

afterEach(cleanup);

const PICTURE: SourceFile = {
  ...{ id: 'f', chatId: 'draft:', hash: 'h', readAt: 0, kind: 'file', url: '', title: 'sign.png', language: '', icon: '', text: '' },
  picture: { bytes: new Blob(['x']), width: 1, height: 1 },
};
const models = [{ id: 'sees', name: 'Sees', inputs: ['text', 'image'] }];
const ENDPOINT = { id: 'e', name: 'E', baseUrl: 'https://a.b/v1', providerId: 'openai-compatible', models } as unknown as Endpoint;

test('who asks another model goes on in the box, and what will be fetched is said where it was silent before', async () => {
  const choose = vi.fn();
  const engine = { all: [ENDPOINT], recent: [], chosen: { endpointId: 'e', modelId: 'blind' }, choose } as unknown as EngineChoice;
  const view = {
    unseen: { attached: [PICTURE], kept: [], hasMade: false },
    attachments: { reading: [], readWords: vi.fn() },
    look: vi.fn(),
  };
  render(<UnseenOffer engine={engine} {...view} />);
  const status = await screen.findByRole('status');
  expect(status.textContent).toBe('');
  await act(() => setSetting('ocrLanguages', ['eng', 'deu']));
  await vi.waitFor(() => expect(status.textContent).toContain('cdn.jsdelivr.net'));
  expect(status.isConnected).toBe(true);

  const focus = vi.fn();
  const stop = onFocusWish(focus);
  fireEvent.click(await screen.findByRole('button', { name: /Sees/ }));
  stop();
  expect(choose).toHaveBeenCalledWith({ endpointId: 'e', modelId: 'sees' });
  expect(focus).toHaveBeenCalledOnce();
});
