import { findAll, rectOf } from '@/entrypoints/read-page/nodes';

/** A player, and the second at which something is said in it. */
export interface Moment {
  player: HTMLMediaElement;
  seconds: number;
}

/** The player that a transcript is of: of several the one that takes most room. */
export function playerAt(seconds: number): Moment | undefined {
  const players = findAll<HTMLMediaElement>('video, audio').filter(({ duration }) => !(duration < seconds));
  const sized = players.map((player) => ({ player, room: roomOf(player) })).sort((one, other) => other.room - one.room);
  return sized[0] && { player: sized[0].player, seconds };
}

function roomOf(element: Element): number {
  const { width, height } = rectOf(element);
  return width * height;
}

export function play({ player, seconds }: Moment): void {
  const go = () => {
    player.currentTime = seconds;
  };
  go();
  // A film that is not there yet may forget it when it comes.
  if (player.readyState === 0) player.addEventListener('loadedmetadata', go, { once: true });
}
