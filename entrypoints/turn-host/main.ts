// Panels share their thread with every page of the extension: in a worker of its own an answer does not wait for them, nor they for it.
const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
// All it says is that it has been idle.
worker.onmessage = () => window.close();
