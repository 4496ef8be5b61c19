/** As speech models hear it, so that no server has to convert it: samples a second, each of 16 bits. */
const RATE = 16_000;
/** Older versions of whisper.cpp pass over what is shorter (https://github.com/ggml-org/whisper.cpp/issues/39). */
const SECONDS = 1;

/**
 * A recording in which nothing is said: a second of a tone at a hundredth of the loudest, as WAV (http://soundfile.sapp.org/doc/WaveFormat/). No
 * silence: that has no level to be measured.
 */
export function quietTone(): Uint8Array<ArrayBuffer> {
  const size = RATE * SECONDS * 2;
  const file = new Uint8Array(44 + size);
  const view = new DataView(file.buffer);
  const mark = (at: number, text: string) => file.set(new TextEncoder().encode(text), at);
  mark(0, 'RIFF');
  view.setUint32(4, 36 + size, true);
  mark(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  // PCM, one channel.
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  mark(36, 'data');
  view.setUint32(40, size, true);
  for (let at = 0; at < RATE * SECONDS; at++)
    view.setInt16(44 + at * 2, Math.round((0x7fff / 100) * Math.sin((at * 2 * Math.PI * 440) / RATE)), true);
  return file;
}
