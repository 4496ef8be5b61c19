import { type Cue, oneLine, secondsOf } from '@/utils/core/transcript/cues';
import { findAll } from './nodes';

/** The rows of YouTube's transcript, of 2026 and before, with what is in them. */
const ROWS = [
  { row: 'transcript-segment-view-model', text: '[role="text"], .ytAttributedStringHost, .yt-core-attributed-string' },
  { row: 'ytd-transcript-segment-renderer', text: '.segment-text' },
] as const;
const CHAPTERS = 'ytd-macro-markers-list-item-renderer, timeline-chapter-view-model, ytd-transcript-section-header-renderer';
const TIME = /(?:\d{1,2}:)?\d{1,3}:\d{2}/;

/** What stands in the transcript that is open beside the video: what the user sees is what is read. */
export function shownCues(): Cue[] {
  for (const { row, text } of ROWS) {
    const rows = findAll(row);
    // One that was closed may hold another video's.
    if (!rows[0]?.checkVisibility()) continue;
    return rows.flatMap((each) => cueIn(each, oneLine(each.querySelector(text)?.textContent ?? '')));
  }
  return [];
}

/** The chapters that the page lists. */
export function shownChapters(): Cue[] {
  const found = findAll(CHAPTERS).flatMap((each) => cueIn(each, oneLine(each.querySelector('h3, h4')?.textContent ?? '')));
  // The page lists them beside the video and under it.
  return found.filter(({ start }, at) => found.findIndex((each) => each.start === start) === at);
}

function cueIn(row: Element, text: string): Cue[] {
  const start = secondsOf(TIME.exec(row.textContent?.trim() ?? '')?.[0] ?? '');
  return start === undefined || !text ? [] : [{ start, text }];
}
