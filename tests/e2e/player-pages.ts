import { readFile } from 'node:fs/promises';
import type { PageServer } from '../../scripts/lib/serve-pages.mjs';

// Pages in the shape of YouTube's watch page as it was told of in issues of 2026 (obsidian-clipper #946, yt-dlp's PO-Token-Guide); we could
// not look at the real one.

/** What the model must be sent of a page, and what it must not. */
export interface VideoPage {
  path: string;
  title: string;
  says: readonly string[];
  saysNot: readonly string[];
}

/** Answers for `/watch?v=ID` and for the captions behind it. Without its proof a guarded track says nothing, with status 200. */
export function servePlayerPages(site: PageServer): void {
  site.route('/watch', (request, response) => {
    const id = new URL(request.url ?? '', 'http://localhost').searchParams.get('v') ?? '';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(watchPage(id));
  });
  site.route('/api/timedtext', (request, response) => {
    const asked = new URL(request.url ?? '', 'http://localhost').searchParams;
    const isRefused = asked.get('exp') === 'xpe' && asked.get('pot') !== `proof-of-${asked.get('v')}`;
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(isRefused || asked.get('fmt') !== 'json3' ? '' : json3(asked.get('v') ?? '', asked.get('lang') ?? ''));
  });
}

const json3 = (id: string, language: string): string =>
  JSON.stringify({
    wireMagic: 'pb3',
    events: [
      { tStartMs: 0, dDurationMs: 240_000, id: 1, wpWinPosId: 1 },
      {
        tStartMs: 1_040,
        dDurationMs: 4_000,
        segs: [{ utf8: `In ${language} the keeper` }, { utf8: ' of', tOffsetMs: 400 }, { utf8: ` ${id}` }],
      },
      { tStartMs: 3_000, aAppend: 1, segs: [{ utf8: '\n' }] },
      { tStartMs: 5_120, dDurationMs: 4_000, segs: [{ utf8: 'climbs the\nstairs.' }] },
      { tStartMs: 65_000, dDurationMs: 4_000, segs: [{ utf8: 'Then he sleeps.' }] },
    ],
  });

const tracksOf = (id: string) => {
  const guard = id.startsWith('guarded') ? '&exp=xpe' : '';
  const address = (language: string, kind = '') => `/api/timedtext?v=${id}&caps=asr&key=yt8&lang=${language}${kind}${guard}`;
  return [
    { baseUrl: address('fr'), name: { simpleText: 'Français' }, vssId: '.fr', languageCode: 'fr', isTranslatable: true, trackName: '' },
    {
      baseUrl: address('en', '&kind=asr'),
      name: { simpleText: 'English (auto-generated)' },
      vssId: 'a.en',
      languageCode: 'en',
      kind: 'asr',
    },
  ];
};

const responseOf = (id: string) => ({
  videoDetails: {
    videoId: id,
    title: `Video ${id}`,
    shortDescription: 'A film; "quoted" {brace}.\n0:00 Stairs\n0:30 Bed\n2:00 Dawn',
    lengthSeconds: '240',
  },
  captions: {
    playerCaptionsTracklistRenderer: {
      captionTracks: tracksOf(id),
      audioTracks: [{ captionTrackIndices: [0, 1] }],
      defaultAudioTrackIndex: 0,
    },
  },
});

/** The transcript as it stands beside the video once the user has opened it. */
const PANEL = `<ytd-engagement-panel-section-list-renderer target-id="PAmodern_transcript_view">
  <timeline-chapter-view-model><h3>Chapter 1: Stairs</h3><span>0:00</span></timeline-chapter-view-model>
  ${[
    ['0:01', '1 second', 'What the panel shows'],
    ['1:05', '1 minute, 5 seconds', 'is what is read.'],
  ]
    .map(
      ([time, label, text]) => `<transcript-segment-view-model class="ytwTranscriptSegmentViewModelHost">
    <div class="ytwTranscriptSegmentViewModelTimestamp" aria-hidden="true">${time}</div><div class="ytwTranscriptSegmentViewModelTimestampA11yLabel">${label}</div>
    <span class="ytAttributedStringHost ytAttributedStringWhiteSpacePreWrap" role="text">${text}</span>
  </transcript-segment-view-model>`,
    )
    .join('\n')}
</ytd-engagement-panel-section-list-renderer>`;

function watchPage(id: string): string {
  // The player of a guarded video that plays with captions has fetched them, with its proof.
  const plays = id === 'guarded0002' ? `fetch('${tracksOf(id)[0]?.baseUrl}&pot=proof-of-${id}&potc=1&c=WEB&fmt=json3');` : '';
  // The page goes on to another video without loading anew, and its first script still stands there.
  const goesOn = id === 'first000001' ? `history.pushState({}, '', '/watch?v=second00002'); document.title = 'Video second00002';` : '';
  return `<!doctype html><html lang="en"><head><title>Video ${id}</title></head><body>
    <script nonce="x">var ytInitialPlayerResponse = ${JSON.stringify(responseOf(id)).replaceAll('/', '\\/')};var meta = document.createElement('meta');</script>
    <ytd-app><h1>Video ${id}</h1><p>About ${id}: a film of a keeper who climbs his tower every evening, seen from the stairs.</p>
    ${id.startsWith('panel') ? PANEL : ''}</ytd-app>
    <script>${plays}${goesOn}</script></body></html>`;
}

export const VIDEO_PAGES: readonly VideoPage[] = [
  {
    path: '/video.html',
    title: 'A lamp turns',
    says: [
      '## Transcript of the video (English)',
      '### Sunset [0:00]',
      '[0:01] Keeper: We light it at sunset. The clockwork turns it & we wind the clockwork.',
      '[0:30] (The lens begins to turn.)',
      '### Fog [2:00]',
      '[2:10] Visitor: And in fog?',
      '[2:15] Keeper: In fog we fire a gun',
      '## Transcript of the recording (Memories)',
      '[0:00] The mercury bath carried four tonnes and a finger could turn it.',
    ],
    saysNot: ['Sonnenuntergang'],
  },
  {
    path: '/watch?v=plain000001',
    title: 'Video plain000001',
    says: [
      '## Transcript of the video (English (auto-generated), automatic captions)',
      '### Stairs [0:00]',
      '[0:01] In en the keeper of plain000001 climbs the stairs.',
      '### Bed [0:30]',
      '[1:05] Then he sleeps.',
      '### Dawn [2:00]',
    ],
    saysNot: ['In fr the keeper of plain000001'],
  },
  {
    path: '/watch?v=first000001',
    title: 'Video second00002',
    says: ['In en the keeper of second00002'],
    saysNot: ['keeper of first000001'],
  },
  {
    path: '/watch?v=guarded0001',
    title: 'Video guarded0001',
    says: ['(This video has captions, English (auto-generated), which the page has not loaded.'],
    saysNot: ['keeper of guarded0001'],
  },
  { path: '/watch?v=guarded0002', title: 'Video guarded0002', says: ['[0:01] In en the keeper of guarded0002'], saysNot: [] },
  {
    path: '/watch?v=panel000001',
    title: 'Video panel000001',
    says: ['[0:01] What the panel shows', '[1:05] is what is read.'],
    saysNot: ['keeper of panel000001'],
  },
];

/** A page with a film, a sentence of it, and when its line begins; s. */
export const FILM = { path: '/video.html', title: 'A lamp turns', said: 'The clockwork turns it & we wind the clockwork', at: 1 };

/** Serves the film in parts: Chromium goes to no moment of one whose server gives out none. */
export async function serveFilm(site: PageServer): Promise<void> {
  const bytes = await readFile('tests/pages/site/lamp.webm');
  site.route('/lamp.webm', (request, response) => {
    const from = Number(/bytes=(\d+)/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(206, {
      'content-type': 'video/webm',
      'accept-ranges': 'bytes',
      'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
      'content-length': bytes.length - from,
    });
    response.end(bytes.subarray(from));
  });
}
