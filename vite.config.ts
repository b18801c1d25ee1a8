import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  build: { target: 'es2022', chunkSizeWarningLimit: 1500 },
  // The server bundle starts at src/app.ts, so that pages and HTTP routes share one copy of every module.
  environments: { ssr: { build: { rollupOptions: { input: 'src/app.ts' } } } },
});
