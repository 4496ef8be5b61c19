import { expect, test } from 'vitest';
import { captionUrl } from '@/utils/core/transcript/caption-url';
import { cuesOfJson3, playerResponseIn } from '@/utils/core/transcript/player-response';

const response = (description: string) =>
  JSON.stringify({
    videoDetails: { videoId: 'lamp0000001', shortDescription: description },
    captions: {
      playerCaptionsTracklistRenderer: {
        captionTracks: [
          {
            baseUrl: '/api/timedtext?v=lamp0000001&lang=en&kind=asr',
            name: { simpleText: 'English (auto-generated)' },
            languageCode: 'en',
            kind: 'asr',
          },
          { baseUrl: '/api/timedtext?v=lamp0000001&lang=de', name: { runs: [{ text: 'Deutsch' }] }, languageCode: 'de' },
          { name: { simpleText: 'no address' } },
        ],
      },
    },
  });

test('tracks and chapters are found in the script that sets the player response, whatever stands around it', () => {
  const description = 'A "quoted" {brace} \\ and } more\n0:00 The fire\n0:40 – The lens\n1:02:03 Credits';
  const script = `var a={};var ytInitialPlayerResponse = ${response(description)};var meta = document.createElement('meta');`;
  expect(playerResponseIn(script)).toEqual({
    videoId: 'lamp0000001',
    tracks: [
      { url: '/api/timedtext?v=lamp0000001&lang=en&kind=asr', name: 'English (auto-generated)', language: 'en', isAutomatic: true },
      { url: '/api/timedtext?v=lamp0000001&lang=de', name: 'Deutsch', language: 'de', isAutomatic: false },
    ],
    chapters: [
      { start: 0, text: 'The fire' },
      { start: 40, text: 'The lens' },
      { start: 3723, text: 'Credits' },
    ],
  });
});

test.each([
  ['two lines only', '0:00 A\n0:30 B'],
  ['no beginning', '0:10 A\n0:30 B\n0:50 C'],
  ['out of order', '0:00 A\n0:50 B\n0:30 C'],
])('times in a description are no chapters: %s', (_, description) => {
  expect(playerResponseIn(`ytInitialPlayerResponse=${response(description)}`)?.chapters).toEqual([]);
});

test.each([
  ['another script', 'var ytInitialData = {};'],
  ['one that only names it', 'window.ytInitialPlayerResponse && go(ytInitialPlayerResponse)'],
  ['one that never ends', `ytInitialPlayerResponse = {"a": "${'{'.repeat(100_000)}`],
  ['no JSON', 'ytInitialPlayerResponse = {a: 1}'],
])('%s holds no player response', (_, script) => {
  expect(playerResponseIn(script)).toBeUndefined();
});

test('json3 is read, and what is no json3 says nothing', () => {
  const body = JSON.stringify({
    wireMagic: 'pb3',
    events: [
      { tStartMs: 0, dDurationMs: 9_000, id: 1 },
      { tStartMs: 1_200, segs: [{ utf8: 'so we' }, { utf8: ' begin', tOffsetMs: 300 }] },
      { tStartMs: 3_000, aAppend: 1, segs: [{ utf8: '\n' }] },
    ],
  });
  expect(cuesOfJson3(body)).toEqual([{ start: 1.2, text: 'so we begin' }]);
  for (const none of ['', '<html>', '[]', '{"events":[null,{"segs":3}]}']) expect(cuesOfJson3(none)).toEqual([]);
});

const PAGE = 'https://video.example/watch?v=lamp0000001';
const TRACK = '/api/timedtext?v=lamp0000001&lang=de&exp=xpe';

test('a track that wants proof is asked for with the one that the player has for this video, and not without', () => {
  const fetched = [
    'https://video.example/api/timedtext?v=other000001&pot=OTHER&c=WEB',
    'https://video.example/api/timedtext?v=lamp0000001&lang=en&pot=PROOF&c=WEB',
  ];
  expect(captionUrl(TRACK, 'lamp0000001', [], PAGE)).toBeUndefined();
  expect(captionUrl(TRACK, 'lamp0000001', fetched.slice(0, 1), PAGE)).toBeUndefined();
  const { searchParams } = new URL(captionUrl(TRACK, 'lamp0000001', fetched, PAGE) ?? '');
  expect(Object.fromEntries(searchParams)).toEqual({ v: 'lamp0000001', lang: 'de', exp: 'xpe', fmt: 'json3', pot: 'PROOF', c: 'WEB' });
});

test('only the page’s own site is asked', () => {
  expect(captionUrl('https://elsewhere.example/api/timedtext?v=lamp0000001', 'lamp0000001', [], PAGE)).toBeUndefined();
  expect(captionUrl('/api/timedtext?v=lamp0000001', 'lamp0000001', ['not a url:'], PAGE)).toContain('fmt=json3');
});
