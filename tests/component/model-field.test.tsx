import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ModelField } from '@/components/connect/model-field';

afterEach(cleanup);

/** What can be chosen at a server that lists these. */
async function choices(...ids: string[]): Promise<string[]> {
  const endpoint = {
    ...{ id: 'e', providerId: 'openai-compatible', name: 'e', baseUrl: 'http://127.0.0.1:8000/v1', createdAt: 0 },
    models: ids.map((id) => ({ id, name: id })),
  };
  render(<ModelField endpoint={endpoint} chosenId="" onPick={vi.fn()} />);
  fireEvent.click(screen.getByRole('button', { name: 'Model: Choose a model' }));
  return (await screen.findAllByRole('option')).map(({ textContent }) => textContent ?? '');
}

test('of a server’s models those that answer are chosen from first, then those that write down, which says so', async () => {
  expect(await choices('Systran/faster-whisper-small', 'Systran/faster-whisper-large-v3')).toEqual([
    'Systran/faster-whisper-smallwrites down recordings',
    'Systran/faster-whisper-large-v3writes down recordings',
  ]);
  cleanup();
  expect(await choices('whisper-1', 'llama-4-scout')).toEqual(['llama-4-scout', 'whisper-1writes down recordings']);
});

test('a server without a list has a box for the name', () => {
  const endpoint = { id: 'e', providerId: 'openai-compatible', name: 'e', baseUrl: 'http://127.0.0.1:8080/v1', models: [], createdAt: 0 };
  const onPick = vi.fn();
  render(<ModelField endpoint={endpoint} chosenId="" onPick={onPick} />);
  fireEvent.change(screen.getByRole('textbox', { name: 'Model' }), { target: { value: 'whisper-1' } });
  expect(onPick).toHaveBeenCalledWith('whisper-1');
});
