import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const browser = (file: string) => fileURLToPath(new URL(`./browser/${file}`, import.meta.url));

/** The loader is a classic script on other people's pages: nothing of it may become a global there. */
const wrapLoader: Plugin = {
  name: 'wrap-loader',
  renderChunk: (code, chunk) => (chunk.name === 'embed' ? `(()=>{${code}})()` : null),
};

const icon: Plugin = {
  name: 'icon',
  generateBundle() {
    this.emitFile({ type: 'asset', name: 'icon.svg', source: readFileSync(browser('icon.svg')) });
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('./browser', import.meta.url)),
  base: '/widget/',
  plugins: [wrapLoader, icon],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('../../../dist/src/web/widget/public', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { chat: browser('main.tsx'), embed: browser('embed.ts'), demo: browser('demo.css') },
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
});
