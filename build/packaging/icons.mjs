// Draws the icon (resources/icon.svg) in every size a system asks for: PNG, ICO and ICNS. Run it when the drawing changes.
//
//   node build/packaging/icons.mjs [path of a Chromium]
import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'resources');
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');

async function draw(sizes) {
  const browser = await chromium.launch({ executablePath: process.argv[2] ?? '/usr/bin/chromium' });
  const page = await browser.newPage();
  const drawn = new Map();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
    );
    drawn.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return drawn;
}

/** Windows: a table of sizes, then the pictures as PNG. 0 stands for 256. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** macOS: blocks of a type that stands for the size, a length, and the picture as PNG. */
function icns(pictures) {
  const blocks = pictures.map(({ type, png }) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const all = Buffer.concat(blocks);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(all.length + 8, 4);
  return Buffer.concat([head, all]);
}

const drawn = await draw([16, 32, 48, 64, 128, 256, 512, 1024]);
const png = (size) => drawn.get(size);
writeFileSync(join(folder, 'icon.png'), png(1024));
writeFileSync(
  join(folder, 'icon.ico'),
  ico([16, 32, 48, 64, 128, 256].map((size) => ({ size, png: png(size) }))),
);
const types = {
  icp4: 16,
  icp5: 32,
  ic11: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
};
writeFileSync(
  join(folder, 'icon.icns'),
  icns(Object.entries(types).map(([type, size]) => ({ type, png: png(size) }))),
);
mkdirSync(join(folder, 'icons'), { recursive: true });
for (const size of [16, 32, 48, 64, 128, 256, 512])
  writeFileSync(join(folder, 'icons', `${size}x${size}.png`), png(size));
