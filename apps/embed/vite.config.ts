import { copyFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EnvironmentOptions, Plugin } from 'vite';
import { defineConfig } from 'vite';

const at = (path: string) => resolve(import.meta.dirname, path);
const PAGES = { frame: 'src/frame/frame.html', preview: 'src/preview/preview.html' };

/** One bundle; several would share chunks, and each of these files is loaded alone. */
function bundle(input: Record<string, string>, format: 'es' | 'iife' = 'es'): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      outDir: at('dist'),
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'allow-extension',
        output: { format, entryFileNames: '[name].js', chunkFileNames: 'messenger-[name].js' },
      },
    },
  };
}

const importPragma: Plugin = {
  name: 'import-pragma',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.tsx') ? `import { h, Fragment } from 'preact';\n${code}` : null,
};

export default defineConfig({
  root: at('.'),
  // Plain `h` calls are smaller than the automatic runtime.
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  plugins: [importPragma],
  environments: {
    loader: bundle({ 'chat-widget': at('src/loader/index.ts') }, 'iife'),
    messenger: bundle({
      messenger: at('src/messenger/index.ts'),
      'messenger-de': at('src/messenger/i18n/de.ts'),
      'messenger-ar': at('src/messenger/i18n/ar.ts'),
    }),
    frame: bundle({ 'messenger-frame': at('src/frame/index.ts') }),
    preview: bundle({ 'messenger-preview': at('src/preview/index.ts') }),
  },
  builder: {
    async buildApp(builder) {
      rmSync(at('dist'), { recursive: true, force: true });
      for (const name of ['loader', 'messenger', 'frame', 'preview'])
        await builder.build(builder.environments[name]!);
      for (const [name, path] of Object.entries(PAGES))
        copyFileSync(at(path), at(`dist/${name}.html`));
    },
  },
});
