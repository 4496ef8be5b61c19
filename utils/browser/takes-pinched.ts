/** Whether a picture of a tab shows what a pinch left in sight. Measured: Chromium 156 does so, Firefox 153 takes the page as it is without. */
export const TAKES_PINCHED = !import.meta.env.FIREFOX;
