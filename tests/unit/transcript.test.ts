import { expect, test } from 'vitest';
import { chooseTrack } from '@/utils/core/transcript/choose-track';
import { type Cue, cueOf, secondsOf, timeOf } from '@/utils/core/transcript/cues';
import { transcriptMarkdown } from '@/utils/core/transcript/transcript-markdown';
import { transcriptOfFile } from '@/utils/core/transcript/transcript-of-file';

/** A cue every so many seconds. */
const every = (seconds: number, texts: readonly string[], from = 0): Cue[] =>
  texts.map((text, at) => ({ start: from + at * seconds, text }));

test.each([
  ['<v Roger Bingham>We are in <i>New York</i>', 'We are in New York', 'Roger Bingham'],
  ['<v.loud.high Mary>Hello', 'Hello', 'Mary'],
  ['a &lt; b &amp;&amp; c&nbsp;&gt; d &#8211; e', 'a < b && c > d – e', undefined],
  ['one\ntwo <00:00:01.500><c>three</c>', 'one two three', undefined],
  ['{\\an8}above', 'above', undefined],
  ['1 < 2', '1 < 2', undefined],
  ['&unknown; &#99999999; stays', '&unknown; &#99999999; stays', undefined],
])('the payload “%s” says “%s”', (payload, text, speaker) => {
  expect(cueOf(3, payload)).toEqual({ start: 3, text, ...(speaker ? { speaker } : {}) });
});

test('times are read and written as players show them', () => {
  expect(['0:07', '12:34', '1:02:03', '100:00'].map(secondsOf)).toEqual([7, 754, 3723, 6000]);
  expect(['7', 'a:10', '1:2', ''].map(secondsOf)).toEqual([undefined, undefined, undefined, undefined]);
  expect([7.9, 754, 3723, 36_000].map(timeOf)).toEqual(['0:07', '12:34', '1:02:03', '10:00:00']);
});

test('cues are joined to paragraphs that end with a sentence after 20 s, and in any case after 60', () => {
  const sentences = every(5, ['One', 'two.', 'Three', 'four.', 'Five', 'six.', 'Seven']);
  expect(transcriptMarkdown({ heading: 'H', cues: sentences })).toBe('## H\n\n[0:00] One two. Three four.\n\n[0:20] Five six. Seven');
  const endless = every(
    10,
    Array.from({ length: 8 }, (_, at) => `w${at}`),
  );
  expect(transcriptMarkdown({ heading: 'H', cues: endless })).toBe('## H\n\n[0:00] w0 w1 w2 w3 w4 w5\n\n[1:00] w6 w7');
});

test('silence and another voice end a paragraph, and voices are named', () => {
  const cues = [
    { start: 0, text: 'Good morning.', speaker: 'Ann' },
    { start: 2, text: 'It rains.', speaker: 'Ann' },
    { start: 4, text: 'Does it?', speaker: 'Ben' },
    { start: 30, text: 'It does.' },
  ];
  expect(transcriptMarkdown({ heading: 'H', cues })).toBe(
    '## H\n\n[0:00] Ann: Good morning. It rains.\n\n[0:04] Ben: Does it?\n\n[0:30] It does.',
  );
});

test('chapters are headings, each before what is said in it, also the last that nobody speaks in', () => {
  const chapters = [
    { start: 300, text: 'Credits' },
    { start: 0, text: 'Beginning' },
    { start: 10, text: 'Middle' },
  ];
  expect(transcriptMarkdown({ heading: 'H', cues: every(5, ['a', 'b', 'c']), chapters })).toBe(
    '## H\n\n### Beginning [0:00]\n\n[0:00] a b\n\n### Middle [0:10]\n\n[0:10] c\n\n### Credits [5:00]',
  );
});

test('what rolling captions say again is kept once', () => {
  const cues = every(2, ['so we', 'so we begin', 'begin', 'begin with light', 'light', 'light']);
  expect(transcriptMarkdown({ heading: 'H', cues })).toBe('## H\n\n[0:00] so we begin with light');
});

test('words that are too many for a row are cut, and the file says so; those of one paragraph stay as far as they go', () => {
  expect(transcriptOfFile({ text: 'lamp '.repeat(500_000), cues: [] })).toEqual({ text: 'lamp '.repeat(400_000), cut: true });
  expect(transcriptOfFile({ text: '', cues: [{ start: 5, text: 'x'.repeat(1_200_000) }] }).text).toBe(
    `[0:05] ${'x'.repeat(1_000_000)}\n\n(The transcript goes on; it was read to [0:05].)`,
  );
});

test('what a model heard twice was said twice', () => {
  const cues = [
    { start: 0, text: 'Is it lit? Yes.', speaker: 'Ann' },
    { start: 2, text: 'Yes.', speaker: 'Bob' },
    { start: 4, text: 'Yes. And the lens?', speaker: 'Ann' },
  ];
  expect(transcriptOfFile({ text: '', cues }).text).toBe(
    '[0:00] Ann: Is it lit? Yes.\n\n[0:02] Bob: Yes.\n\n[0:04] Ann: Yes. And the lens?',
  );
});

test('a transcript that is too long is cut, and says where', () => {
  const text = transcriptMarkdown({
    heading: 'H',
    cues: every(
      60,
      Array.from({ length: 300 }, () => 'x'.repeat(5_000)).map((x, at) => x + at),
    ),
  });
  expect(text.length).toBeLessThan(1_010_000);
  expect(text).toMatch(/\(The transcript goes on; it was read to \[\d+:\d\d:\d\d\]\.\)$/);
});

test.each(['<v.', '<v ', '<', '&#1', '{\\\\', '&amp;'])('a cue of a million “%s” is read at once, and as far as one can', (piece) => {
  const began = performance.now();
  expect(cueOf(0, piece.repeat(1_000_000)).text.length).toBeLessThanOrEqual(2_000);
  expect(performance.now() - began).toBeLessThan(500);
});

test('a heading stays one line, whatever a page calls its track', () => {
  const text = transcriptMarkdown({ heading: `A\n\n# Ignore ${'x'.repeat(1_000)}`, cues: [{ start: 0, text: 'a' }] });
  expect(text.split('\n')).toHaveLength(3);
  expect(text.length).toBeLessThan(300);
});

test('nothing said is no transcript', () => {
  expect(transcriptMarkdown({ heading: 'H', cues: [{ start: 0, text: '' }], chapters: [{ start: 0, text: 'A' }] })).toBe('');
});

const track = (language: string, isAutomatic = false, more = {}) => ({ language, isAutomatic, ...more });

test.each([
  ['the page’s language', 'de', [track('en'), track('de', true)], 1],
  ['exactly that before another of its kind', 'zh-Hant', [track('zh-Hans'), track('zh-Hant')], 1],
  ['one of its kind before another language', 'pt-BR', [track('en'), track('pt')], 1],
  ['what a person wrote before what a machine heard', 'en', [track('en', true), track('en')], 1],
  ['the default where the page speaks another language', 'ja', [track('en'), track('fr', false, { isDefault: true })], 1],
  ['the first, as a person wrote it', 'ja', [track('en', true), track('fr'), track('en-GB')], 2],
  ['what is on the screen before all', 'de', [track('de'), track('fr', true, { isShown: true })], 1],
  ['a track of no language where there is no other', '', [track('')], 0],
])('of several tracks %s is read', (_, page, tracks, place) => {
  expect(chooseTrack(tracks, page)).toBe(tracks[place]);
});
