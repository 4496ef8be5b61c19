/** Hands a file to the browser's downloads. To be called after a click. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the bytes once it began; a minute is ample for that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
