import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { openGallery, type OpenGallery } from './open-gallery.ts';

const [width, height] = [640, 480];

/** A film of one grey frame with the code in its middle, as YUV4MPEG2. */
async function film(code: string): Promise<Uint8Array> {
  const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm'));
  const { buffer } = new Uint8Array(await readFile(wasm));
  await prepareZXingModule({ overrides: { wasmBinary: buffer }, fireImmediately: true });
  const { symbol } = await writeBarcode(code, { format: 'QRCode' });
  const scale = Math.floor((height * 0.6) / symbol.height);
  const [left, top] = [
    Math.floor((width - symbol.width * scale) / 2),
    Math.floor((height - symbol.height * scale) / 2),
  ];
  const light = new Uint8Array(width * height).fill(230);
  for (let y = 0; y < symbol.height * scale; y += 1)
    for (let x = 0; x < symbol.width * scale; x += 1) {
      const at = Math.floor(y / scale) * symbol.width + Math.floor(x / scale);
      light[(top + y) * width + left + x] = symbol.data[at] ?? 255;
    }
  const colour = new Uint8Array((width * height) / 2).fill(128);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, Buffer.from('FRAME\n'), light, colour]);
}

let gallery: OpenGallery;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'houqin-camera-'));
  const file = join(folder, 'door.y4m');
  await writeFile(file, await film('houqin:room:S-0307'));
  gallery = await openGallery([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ]);
}, 120_000);
afterAll(async () => {
  await gallery.close();
  await rm(folder, { recursive: true });
});

it('reads the code of a door label with the camera, from files of our own', async () => {
  const context = await gallery.browser.newContext();
  const page = await context.newPage();
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(blob:|data:|http:\/\/127\.0\.0\.1:)/.test(request.url())) outside.push(request.url());
  });
  await page.goto(gallery.url({ page: 'form', lang: 'en' }));
  await page.getByRole('button', { name: 'Scan with camera' }).click();
  await expect
    .poll(() => page.locator('#scanned').innerText(), { timeout: 20_000 })
    .toBe('houqin:room:S-0307 camera');
  expect(outside).toEqual([]);
  await context.close();
});
