/**
 * A right click into the page, then the entry of the real context menu with this label. Works headless too.
 * @param {import('./marionette.mjs').Marionette} marionette
 * @param {string} label
 * @param {string} on a CSS selector in the page
 * @param {boolean} select whether to select the whole text of that element first
 */
export async function pickFromMenu(marionette, label, on, select) {
  await marionette.within('content', async () => {
    const place = await marionette.executeHere(preparePlace, on, select);
    await marionette.send('WebDriver:PerformActions', {
      actions: [
        {
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions: [
            { type: 'pointerMove', origin: 'viewport', duration: 0, ...place },
            { type: 'pointerDown', button: 2 },
            { type: 'pointerUp', button: 2 },
          ],
        },
      ],
    });
  });
  await marionette.execute('chrome', activateEntry, label);
}

/** Runs in the page: selects, and says where to click. */
function preparePlace(selector, select) {
  const block = document.querySelector(selector);
  if (!block) throw new Error(`The page has no ${selector}`);
  // A selection left from before would make this a menu for it.
  getSelection()?.removeAllRanges();
  if (select) getSelection()?.selectAllChildren(block);
  block.scrollIntoView({ block: 'nearest' });
  const box = block.getBoundingClientRect();
  // Near the start of the text: the middle of a block may lie outside its lines, where the selection is not, or outside the window.
  const within = (start, size, end) => Math.round(Math.min(Math.max(start + Math.min(10, size / 2), 1), end - 2));
  return { x: within(box.x, box.width, innerWidth), y: within(box.y, box.height, innerHeight) };
}

/** Runs in the browser's window: takes the entry of the menu that is open or opening. */
async function activateEntry(label) {
  const menu = /** @type {any} */ (document.getElementById('contentAreaContextMenu'));
  const shown = async (popup) => {
    if (popup.state !== 'open') await new Promise((resolve) => popup.addEventListener('popupshown', resolve, { once: true }));
  };
  await shown(menu);
  const entry = [...menu.querySelectorAll('menuitem')].find((item) => item.getAttribute('label') === label);
  if (!entry) {
    const labels = [...menu.querySelectorAll('menuitem[label]')].filter((item) => !item.hidden).map((item) => item.getAttribute('label'));
    menu.hidePopup();
    throw new Error(`The menu has no “${label}”, but ${labels.join(', ')}`);
  }
  const popup = entry.closest('menupopup');
  if (popup !== menu) {
    popup.closest('menu').openMenu(true);
    await shown(popup);
  }
  popup.activateItem(entry);
}
