/**
 * @typedef {object} AnswerNow
 * @property {string} text
 * @property {string} status `queued`, `streaming`, `done`, `stopped`, `failed` or `interrupted`
 * @property {string} engine the model's name, or Excerpts
 */

/**
 * Runs in the panel: the last answer as it stands there, without its buttons and its line of facts.
 * @returns {AnswerNow | undefined}
 */
export function answerNow() {
  const answers = document.querySelectorAll('article[aria-label="Answer"]');
  const answer = /** @type {HTMLElement | undefined} */ (answers[answers.length - 1]);
  if (!answer) return undefined;
  const parts = /** @type {HTMLElement[]} */ (
    [...answer.children].filter((part) => !part.matches('.meta, .waiting, .notice:not(.bad), details, button'))
  );
  const text = parts
    .map((part) => part.innerText.trim())
    .filter(Boolean)
    .join('\n\n');
  return { text, status: answer.dataset['status'] ?? '', engine: answer.dataset['engine'] ?? '' };
}

/**
 * Prints a text that grows. What is unfinished may still change (a star becomes bold, a link loses its address), so while it grows the line's
 * last word waits.
 */
export class GrowingText {
  #printed = '';
  #write;

  /** @param {(text: string) => void} write */
  constructor(write) {
    this.#write = write;
  }

  /**
   * @param {string} text all of it, as it is now
   * @param {boolean} isWhole
   */
  show(text, isWhole) {
    const until = isWhole ? text.length : Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n'));
    const ready = text.slice(0, Math.max(0, until));
    if (ready.startsWith(this.#printed)) {
      this.#write(ready.slice(this.#printed.length));
      this.#printed = ready;
    } else if (isWhole) {
      // Something already printed became something else: go on from where they part.
      let same = 0;
      while (ready[same] === this.#printed[same]) same += 1;
      this.#write(`\n… ${ready.slice(same)}`);
      this.#printed = ready;
    }
  }
}

/**
 * Runs in the panel: when the newest question was written to the disk.
 * @returns {Promise<number>} ms since the epoch
 */
export async function newestQuestionTime() {
  const database = await new Promise((resolve) => {
    const open = indexedDB.open('aside');
    open.onsuccess = () => resolve(open.result);
  });
  const rows = await new Promise((resolve) => {
    const all = database.transaction('messages').objectStore('messages').getAll();
    all.onsuccess = () => resolve(all.result);
  });
  database.close();
  return Math.max(...rows.map(({ createdAt }) => createdAt));
}
