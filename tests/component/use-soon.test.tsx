import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useSoon } from '@/components/ui/use-soon';

test('what is chosen shows at once, and whatever the row says afterwards, also what it said before', () => {
  const { result, rerender } = renderHook(({ kept }) => useSoon(kept), { initialProps: { kept: 'system' } });
  const shown = () => result.current[0];
  act(() => result.current[1]('dark'));
  expect(shown()).toBe('dark');
  rerender({ kept: 'dark' });
  expect(shown()).toBe('dark');
  // Another window sets it back.
  rerender({ kept: 'system' });
  expect(shown()).toBe('system');
});
