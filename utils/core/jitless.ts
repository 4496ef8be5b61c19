import { config } from 'zod/v4/core';

// zod, inside the AI SDK, probes `Function("")` when it is imported, which our policy reports. To be imported first.
config({ jitless: true });
