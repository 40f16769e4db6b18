/** Reads codes from pictures: the browser's own reader, else the one compiled to WebAssembly. */
export interface BarcodeReader {
  /** The first code in the picture, or null. */
  read(picture: HTMLVideoElement): Promise<string | null>;
}

interface Detector {
  detect(picture: HTMLVideoElement): Promise<readonly { rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

// What hospitals print: door and asset labels (QR, Data Matrix) and goods (EAN, Code 128).
const formats = ['qr_code', 'data_matrix', 'code_128', 'ean_13'] as const;

async function detectorClass(): Promise<DetectorClass> {
  const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes('qr_code')) return own;
  const ponyfill = await import('barcode-detector/ponyfill');
  // Our own file, because a hospital network may reach nothing outside.
  const wasm = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url).href;
  ponyfill.prepareZXingModule({
    overrides: {
      locateFile: (path: string, prefix: string) =>
        path.endsWith('.wasm') ? wasm : `${prefix}${path}`,
    },
  });
  return ponyfill.BarcodeDetector as unknown as DetectorClass;
}

/** Loads a reader; nothing of it is fetched before the first scan. */
export async function openBarcodeReader(): Promise<BarcodeReader> {
  const Detector = await detectorClass();
  const known = await Detector.getSupportedFormats();
  const detector = new Detector({ formats: formats.filter((format) => known.includes(format)) });
  return {
    async read(picture) {
      const [code] = await detector.detect(picture);
      return code?.rawValue ?? null;
    },
  };
}
