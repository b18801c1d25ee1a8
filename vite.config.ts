import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

// The server bundle starts at src/app.ts, so that pages and HTTP routes share one copy of every module.
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [reactRouter()],
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    ...(isSsrBuild ? { rollupOptions: { input: 'src/app.ts' } } : {}),
  },
}));
