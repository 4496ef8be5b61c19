import 'fake-indexeddb/auto';

// Node has no `scheduler`; what both browsers promise of `postTask` is that other events go first.
Reflect.set(globalThis, 'scheduler', { postTask: (act: () => unknown) => new Promise((done) => setImmediate(() => done(act()))) });
