/** A tone as WAV: 8,000 samples a second, 8 bits. http://soundfile.sapp.org/doc/WaveFormat/ */
export function wav(seconds: number): Uint8Array<ArrayBuffer> {
  const rate = 8_000;
  const length = Math.round(seconds * rate);
  const file = Buffer.alloc(44 + length);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + length, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(length, 40);
  for (let at = 0; at < length; at++) file[44 + at] = 128 + Math.round(100 * Math.sin((at * 2 * Math.PI * 440) / rate));
  return Uint8Array.from(file);
}
