import type { BrowserContext } from 'playwright-core';

/** A picture of a text, as a screenshot has it. */
export async function pictureOf(context: BrowserContext, text: string): Promise<Buffer> {
  const page = await context.newPage();
  await page.setContent(
    `<body style="font: 20px sans-serif; margin: 40px"><p>Invoice for Ann</p><p>${text}</p>`,
  );
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 640, height: 200 } });
  await page.close();
  return picture;
}
