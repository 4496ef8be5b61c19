import { MOST_PAGE_TEXT, type Source } from '@/utils/core/rows';

/** A text as a source of its own, its line ends made one, bounded like a page's. */
export function fileSource(title: string, text: string, isCut = false): Source {
  const whole = text.replace(/\r\n?/g, '\n').trim();
  const isLong = whole.length > MOST_PAGE_TEXT;
  return {
    kind: 'file',
    url: '',
    title,
    language: '',
    icon: '',
    text: isLong ? whole.slice(0, MOST_PAGE_TEXT) : whole,
    ...(isLong || isCut ? { cut: true } : {}),
  };
}
