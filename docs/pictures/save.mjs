// Saves what a page shows as WebP, which is half of a PNG: the package has the pictures of its guides.

import { writeFile } from 'node:fs/promises';

/** How much of a picture is kept: at less, letters get a fringe. */
const quality = 0.85;

/**
 * Takes a picture of a page.
 *
 * @param page - a page of playwright-core
 * @param file - the path of the picture
 * @param options - those of its screenshot
 */
export async function savePicture(page, file, options = {}) {
  const png = await page.screenshot(options);
  const painter = await page.context().browser().newPage();
  const url = await painter.evaluate(
    async ([source, kept]) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      canvas.getContext('2d').drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', kept);
    },
    [`data:image/png;base64,${png.toString('base64')}`, quality],
  );
  await painter.close();
  await writeFile(file, Buffer.from(url.split(',')[1], 'base64'));
}
