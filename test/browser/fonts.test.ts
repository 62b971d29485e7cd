// The browser has fonts, whatever machine it runs on: without one, text has no height and nothing that
// is drawn with it can be seen or clicked.

import { describeInBrowser } from '../support/browser/index.js';

/** How many pixels a canvas of 200 × 40 has that are not white after a line of text was drawn. */
const inkOf = (text: string) => `(() => {
  const canvas = document.createElement('canvas');
  canvas.width = 200;
  canvas.height = 40;
  const drawing = canvas.getContext('2d');
  drawing.fillStyle = 'white';
  drawing.fillRect(0, 0, 200, 40);
  drawing.fillStyle = 'black';
  drawing.font = '20px sans-serif';
  drawing.fillText('${text}', 5, 28);
  const { data } = drawing.getImageData(0, 0, 200, 40);
  let ink = 0;
  for (let n = 0; n < data.length; n += 4) if (data[n] < 128) ink++;
  return ink;
})()`;

describeInBrowser('the fonts of the browser', (openTab) => {
  it.each(['sans-serif', 'serif', 'monospace', 'system-ui'])(
    'give text in %s a height and a width',
    async (font) => {
      const { page } = await openTab();
      await page.setContent(`<span style="font: 20px ${font}">RUNNING</span>`);
      const box = await page.getByText('RUNNING').boundingBox();
      expect(box?.height).toBeGreaterThan(15);
      expect(box?.width).toBeGreaterThan(50);
    },
  );

  it('let a canvas draw text', async () => {
    const { page } = await openTab();
    expect(await page.evaluate(inkOf(''))).toBe(0);
    expect(await page.evaluate(inkOf('RUNNING'))).toBeGreaterThan(100);
  });
});
