import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** gzipped size of botframework-webchat's full bundle, as published. */
export const WEBCHAT_KB = 945;

/** Gzipped, in KB, as the build made them: what a clinic's page loads, and what an opened chat loads. */
export function widgetSizes(publicDir: string): { loader: number; widget: number } {
  const assets = join(publicDir, 'assets');
  const files = readdirSync(assets);
  const sum = (wanted: RegExp) =>
    files.filter((name) => wanted.test(name)).reduce((total, name) => total + gzippedKb(join(assets, name)), 0);
  return { loader: sum(/^embed-.*\.js$/), widget: sum(/^(?!demo|icon).*\.(js|css)$/) };
}

function gzippedKb(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length / 1024;
}
